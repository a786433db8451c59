"""How fast it is, measured from outside.

    make bench                              everything, about two minutes
    python -m bench starting working        only these
    python -m bench --heads 100             fewer heads, for a quick look

Each line on stdout is one JSON object: `name`, `value`, `unit`, and what else is worth knowing; `target` is what we aim
at (`meets` says whether it was met), `command` is what measures just this once more. Progress goes to stderr.

The bot runs as a process of its own, as it would in an office, against the local sandbox in this process, which takes
30 messages in any sliding second and not one more. `LATENCY_S` is what the network costs on each way. Nothing leaves
this machine. A figure depends on the machine; a ratio (`deliver_500_at_30`) hardly does.

One module for each question, each with a `measure(setup)` that yields figures; `bench/__main__.py` lists them. A peer
(another library doing the same work) is one more module that yields figures with the same names and its own in `peer`,
in an environment of its own where it needs other packages.
"""
