"""Where a handler works: who spoke, what about, and how to answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.matter import Matter
from bot.core.messages import Act, Capabilities, Incoming, Question
from bot.core.model import (
    ANSWERING,
    LOOKING_AFTER,
    AssignmentId,
    Choice,
    Contact,
    Delivery,
    DeliveryId,
    Person,
    Post,
    Role,
)
from bot.core.stores import UnitOfWork
from bot.services.acting import entrusted
from bot.services.answering import Actor, Statement
from bot.services.looking import voice
from bot.services.sending import answer
from bot.texts.words import Words
from handlers.understanding import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One thing that a known person said, inside one transaction."""

    work: UnitOfWork
    incoming: Incoming
    person: Person
    contact: Contact
    posts: tuple[Post, ...]

    @property
    def words(self) -> Words:
        """What to say, in this person's language, on the channel that they use."""
        return voice(self.work, self.person, self.can)

    @property
    def can(self) -> Capabilities:
        """What the channel can do that the person uses."""
        return self.work.rules.capabilities[self.incoming.channel]

    @property
    def hears_nothing(self) -> bool:
        """Whether a file came, or a sticker, on a channel that hands over neither."""
        return not (self.can.files or self.incoming.files or self.incoming.text.strip())

    @property
    def actor(self) -> Actor:
        """Who acts, for the record."""
        return Actor(person=self.person, channel=self.incoming.channel)

    @property
    def roles(self) -> frozenset[Role]:
        """What this person's posts of today entitle to."""
        return frozenset(post.role for post in self.posts)

    @property
    def answers(self) -> bool:
        """Whether this person answers for a unit, or has been handed something by its head."""
        return any(post.role in ANSWERING for post in self.posts) or bool(entrusted(self.work, self.person.id))

    @property
    def directs(self) -> bool:
        """Whether this person reads summaries."""
        return any(post.role is Role.DIRECTOR for post in self.posts)

    @property
    def looks_after(self) -> bool:
        """Whether this person looks after recipients and documents."""
        return any(post.role in LOOKING_AFTER for post in self.posts)

    @property
    def administers(self) -> bool:
        """Whether this person is an admin."""
        return any(post.role is Role.ADMIN for post in self.posts)

    def statement(self, said: Said, duty: int | None = None) -> Statement:
        """What was said, as it is recorded; `duty`: what it is about, where that is one alone."""
        heard = self.incoming
        return Statement(text=said.text, percent=said.percent, files=heard.files, said_in=heard.said_in, duty=duty)

    def replied_to(self) -> Delivery | None:
        """The message of ours that this one answers."""
        said = self.incoming
        return self.work.deliveries.by_message(said.channel, said.address, said.reply_to) if said.reply_to else None

    def say(
        self,
        text: str,
        *,
        choices: Sequence[Choice] = (),
        matter: Matter | None = None,
        menu_only: bool = False,
        full_text: bool = False,
    ) -> DeliveryId:
        """Queue the answer, in the same transaction as what it answers."""
        return answer(
            self.work,
            self.incoming,
            text,
            choices=choices,
            matter=matter,
            menu_only=menu_only,
            full_text=full_text,
        )

    def ask(self, about: Act, assignment_id: AssignmentId | None, **facts: object) -> None:
        """Remember that the next thing this person says answers a question."""
        question = Question(contact_id=self.contact.id, about=about, assignment_id=assignment_id, facts=facts)
        self.work.talk.ask(question, self.work.now)

    def question(self) -> Question | None:
        """What was asked last and is still open."""
        return self.work.talk.question(self.contact.id)

    def close_question(self) -> None:
        """Nothing is asked any more."""
        self.work.talk.close_question(self.contact.id)

    def drop_doubt(self) -> None:
        """The person speaks of something else: what was in doubt must not be taken for an answer later."""
        question, heard = self.question(), self.incoming
        if question and heard.album and question.facts.get("said_in") == heard.said_in:
            return  # a late part of the very album that is in doubt
        if question and (question.about is Act.OPEN or question.facts.keys() & {"draft", "change", "number"}):
            self.close_question()

    def picked(self) -> None:
        """One of several was picked: a number now means its menu, and none of those shown before."""
        for menu in self.work.talk.menus(self.contact.id):
            self.chose(menu.assignment_id)

    def chose(self, assignment_id: AssignmentId | None) -> None:
        """The menu about this assignment has been answered."""
        self.work.talk.answer_menu(self.contact.id, assignment_id)
