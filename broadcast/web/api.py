"""The HTTP API. The contract, for whoever writes the pages (types: `broadcast.web.models`).

Every refusal is a `Refusal` in JSON. What changes something needs the header X-CSRF-Token of the
session (GET /api/session; the pages find it in `<meta name="csrf">`).

    GET    /api/session                              Session
    POST   /api/session            Login             Session; 401, 429 with Retry-After
    PUT    /api/session            Named             Session (loopback only)
    DELETE /api/session                              204
    GET    /api/people                               list[Person]          producer
    POST   /api/people             NewPerson         201 Person            producer
    PATCH  /api/people/{number}    PersonChange      Person                producer

    GET    /api/days/{day}                           Board ("today": the day of the station's election)
    POST   /api/days/{day}/scripts WriteAsked        202 Job: writes those that are missing

    GET    /api/bulletins/{id}                       Row
    GET    /api/bulletins/{id}/script                Script; 404 before it is written
    POST   /api/bulletins/{id}/script  WriteAsked    201 Script: writes it from the data
    PUT    /api/bulletins/{id}/script  Save          Script; 409 Conflict
    POST   /api/bulletins/{id}/check   CheckAsked    Check
    GET    /api/bulletins/{id}/versions              list[Version], newest first
    GET    /api/bulletins/{id}/versions/{number}     VersionText
    GET    /api/bulletins/{id}/diff?old=&new=        Diff; each a number, or "previous", "approved", "data", "head"

    GET    /api/bulletins/{id}/comments              list[Comment]
    POST   /api/bulletins/{id}/comments  NewComment  201 Comment
    PATCH  /api/bulletins/{id}/comments/{number} CommentChange  Comment

    GET    /api/bulletins/{id}/approval              ApprovalState
    POST   /api/bulletins/{id}/approval  Approve     ApprovalState; 409 where it changed, or is at fault   producer
    POST   /api/bulletins/{id}/override  Urgent      ApprovalState                                 editor, producer
    DELETE /api/bulletins/{id}/approval              ApprovalState: withdrawn                      producer

    GET    /api/bulletins/{id}/speech/{key}          Speech
    POST   /api/bulletins/{id}/speech/{key}          Speech: synthesised if missing (202), progress by events
    GET    /api/bulletins/{id}/speech/{key}/sound    audio/wav
    GET    /api/bulletins/{id}/speech/{key}/peaks    Peaks
    GET    /api/bulletins/{id}/clips/{quote}/sound   the clip between its cue points, audio/wav
    GET    /api/bulletins/{id}/clips/{quote}/peaks   Peaks
    GET    /api/bulletins/{id}/takes                 list[Take]
    PUT    /api/bulletins/{id}/takes/{story}         multipart field "sound"; Take; 413, 415, 422
    DELETE /api/bulletins/{id}/takes/{story}         204: withdrawn, the synthetic voice is back
    GET    /api/bulletins/{id}/takes/{story}/sound   audio/wav
    GET    /api/bulletins/{id}/takes/{story}/peaks   Peaks

    POST   /api/bulletins/{id}/render    RenderAsked 202 Job; 409 where it may not go to air
    GET    /api/jobs                                 list[Job]
    DELETE /api/jobs/{job}                           204
    GET    /api/bulletins/{id}/air                   Air; 404 before it is made
    GET    /api/bulletins/{id}/air/sound             audio/mpeg, with ranges
    GET    /api/bulletins/{id}/air/peaks             Peaks
    POST   /api/bulletins/{id}/aired     Aired       Row                                          editor, producer

    POST   /api/bulletins/{id}/presence  Presence    list[Present]: to be said again every 20 s
    GET    /api/events?bulletin=                     text/event-stream
    GET    /api/log?bulletin=&before=&limit=         Log
    GET    /api/log.csv, /api/log.json               the whole log, to keep

Events, each with JSON data:
    row       Row         a bulletin changed in any way
    script    {"id", "version", "by"}            a new version of a script stands
    comments  {"id"}      presence  {"id", "present": list[Present]}
    approval  {"id", "holds"}      takes  {"id"}      air  {"id"}
    job       Job         progress of a render or of a sentence
    speech    Speech      a sentence can be heard
    board     {"day"}     many rows changed: fetch the board again
"""
