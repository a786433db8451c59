"""How fast it is, measured from outside, beside others that do the same.

    make bench                              everything, three rounds
    make bench QUICK=1                      less of everything, once
    make bench TABLE=1                      everything, and docs/benchmarks.md anew
    python -m bench sending pacing          only these (--rounds, --quick, --table FILE)

Each line on stdout is one JSON object: `name`, `value`, `unit`, `target` (the bar) and `meets`, `peers`, what else is
worth knowing, and `command`, which measures just this once more. Progress goes to stderr.

The bot runs as a process of its own, as it would in an office; so does each peer (`bench/peers/`, in an environment of
its own, `.venv-bench`), and so does the local Bot API server (`bench/server.py`). `working` and `pushing` look at parts
of ours alone, the second against the sandbox, `deciding` at one function, `simulating` at a made-up year. Nothing
leaves this machine, ports are free ones, and everything that was started ends with the run. A figure depends on the
machine; a ratio hardly does.

One module for each question, each with a `measure(shop, setup)` that yields figures; `bench/__main__.py` lists them.
"""
