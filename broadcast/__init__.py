"""French radio news bulletins, from result data and quotes to files ready for air.

The map of the package, in the order of the data; imports go down this list only, and a stage
never imports a stage (import-linter proves it):

    cli/            the commands: wiring, and what the screen shows
    web/            the review desk in a browser: pages, HTTP API, events, what guards them
    desk/           what the newsroom decides, for good: versions, approvals, takes, the log
    pipeline/       runs the stages, knows what is stale, reports progress
      receiving/       figures as they arrive: imported, watched for, what they change
      writing/         what was asked, the facts, the script as it stands
      clearing/        may it be said: facts, approval, rules, speaking time
      sounding/        from the script to the files for air
      aloud/           words tried and heard: takes, the recogniser, the voices
      handover/        files handed over, once, read back, on record
      morning/         a whole morning of them
      cluster/         the same on many machines, that share a folder or a store
      checkup/         what this machine and this station have and lack
    workspace.py    the station's folder: names of files, `broadcast init`
    config/         station.toml, show.yaml -> Station: the only reader of settings
    sources/        1  what the newsroom typed, recorded and received -> an `Election`, or a refusal
      received/        result files of any layout -> `Counts`, checked, with their rows
      imports/         every file that came, kept; the newest figures of every area from them
    facts/          1  counts -> what a journalist would say, weighted, traced
    script/         2  facts and quotes -> the script document, through Jinja
    review/         3  what a script says, held against what the data say; approvals
    voice/          4  words -> speech, by the voice that each line is cast for
      reading/         words -> phonemes, the lexicon's injected as it gives them
      engines/         the voices, one module each
      kokoro/          the neural voice: weights, timbres, times of its words
      keeping/         every sentence spoken once, and kept
      people/          recorded quotes, and takes in place of a synthetic voice
      hearing/         what a recogniser hears, held against what was to be said
    mix/            5  speech, clips and imaging -> one track of the slot's exact length
    export/         6  the track -> MP3, Broadcast Wave, web formats, captions, each with its card
    quality/        7  each file for air heard again as delivered, judged, shown on one page
    rules/          what a station answers for: embargo, silence, speaking time, synthetic voice
    publish/        8  the files handed over to what plays them, one module a target, each read back
    show/           the morning: appointments, who is heard when, the rundown to the second
    french/         the language: numbers, agreement, places, spoken forms (pure)
    store/          objects that many machines share: a folder, S3, SFTP
    sound/          sound files read, resampled and measured
    model/          frozen types that two stages or more share
    records/        YAML, TOML and tables, field by field, with the line of every fault
    files.py        atomic writes, fingerprints, what the disk refused
    units.py        times, lengths, levels: parse and write
    errors.py       one error class per stage

The number before an artefact in `output/` is the number of its stage.
"""

__version__ = "0.1.0"
