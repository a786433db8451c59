"""`python -m bench`: see the package's docstring."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Callable

from bench import answering, delivering, starting, webhook, working
from bench.figures import Figure, Setup, tell

BENCHMARKS: dict[str, Callable[[Setup], AsyncIterator[Figure]]] = {
    "starting": starting.measure,
    "working": working.measure,
    "answering": answering.measure,
    "delivering": delivering.measure,
    "webhook": webhook.measure,
}


async def run(names: list[str], setup: Setup) -> None:
    for name in names:
        tell(f"bench: {name} …")
        async for figure in BENCHMARKS[name](setup):
            print(figure.as_json(), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Prints one JSON object a line.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all without")
    parser.add_argument("--heads", type=int, default=Setup().heads, metavar="N", help="of the broadcast (500)")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    asyncio.run(run(options.names or list(BENCHMARKS), Setup(heads=options.heads)))


main()
