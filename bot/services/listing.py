"""The recipients as they stand, for the terminal and for other programs."""

from collections.abc import Collection
from typing import Any

from bot.core.model import Contact, Post, Reach
from bot.core.stores import UnitOfWork


def recipients_json(work: UnitOfWork) -> list[dict[str, Any]]:
    """`recipients list --json`: each unit with its posts, and how each person can be reached."""
    units = work.recipients.units()
    codes = {unit.id: unit.code for unit in units}
    posts = work.recipients.posts(work.today)
    contacts: dict[int, list[Contact]] = {}
    for contact in work.recipients.contacts():
        if contact.reach is not Reach.REPLACED:
            contacts.setdefault(contact.person_id, []).append(contact)
    return [
        {
            "unit": unit.code,
            "name": unit.name,
            "parent": codes.get(unit.parent_id) if unit.parent_id else None,
            "posts": [
                _post(post, contacts.get(post.person.id, []), work.rules.capabilities)
                for post in posts
                if post.unit.id == unit.id
            ],
        }
        for unit in units
    ]


def _post(post: Post, contacts: list[Contact], used: Collection[str]) -> dict[str, Any]:
    """`in_use` False: the office has left that channel, or never had it, so that nothing goes there."""
    return {
        "person": post.person.full_name,
        "title": post.title,
        "role": post.role,
        "phone": post.person.phone,
        "reachable": any(contact.reach is Reach.REACHABLE and contact.channel in used for contact in contacts),
        "contacts": [
            {"channel": contact.channel, "reach": contact.reach, "in_use": contact.channel in used}
            for contact in contacts
        ],
    }
