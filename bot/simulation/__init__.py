"""A year of an office in a few minutes: the real services, jobs and store, with people, breakdowns and time made up.

Everything random comes from one seed, so that what was seen once can be seen again. Nothing here touches the office's
own data or any channel.

    clock      time that goes from one stored instant to the next
    channel    a chat platform in memory, which fails as real ones do
    people     who answers when, and how
    office     who is there, which directives come, and how their course changes
    machine    the process, which may die between any two transactions
    year       what is going to happen to them
    invariants what must hold, whatever happens
    sightings  messages on their way, as those look at them
    driving    the loop
    report     what came of it
"""
