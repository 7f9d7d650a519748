// An S3 server on the loopback, for the tests: node serve.mjs FOLDER BUCKET [PORT]; prints its port.
import S3rver from "@20minutes/s3rver";

const [directory, name, port = "0"] = process.argv.slice(2);
const server = new S3rver({
  address: "127.0.0.1",
  port: Number(port),
  directory,
  silent: true,
  configureBuckets: [{ name }],
});
const { port: taken } = await server.run();
console.log(taken);
