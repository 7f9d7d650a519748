"""A place that many machines share over the network: objects by name, each there whole or not."""
