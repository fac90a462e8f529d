"""Who may do what with a conversation, said once more: from the rules of the house, never from its code."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """Somebody before the staff door; at no centre: has not signed in."""

    name: str
    centre: str = ""
    leads: bool = False
    trained: bool = False


@dataclass(frozen=True)
class Talk:
    """A conversation; at no centre: never was, or is deleted."""

    centre: str = ""
    age: str = ""
    state: str = "ours"
    owner: str = ""
    shut_out: frozenset[str] = field(default_factory=frozenset)


def may_know(who: Person, talk: Talk) -> bool:
    """Their own centre's, unless they are shut out of it; one with a child, only if they are trained for that."""
    is_here = who.centre != "" and talk.centre == who.centre
    return is_here and who.name not in talk.shut_out and (who.trained or talk.age not in {"u16", "a16_17"})


def waits_for(who: Person, talk: Talk) -> bool:
    """What the number in the tab counts: somebody waits, and nobody else has it."""
    return may_know(who, talk) and talk.state == "ours" and talk.owner in {"", who.name}


def answer(who: Person, talk: Talk, page: str, method: str, do: str) -> str:
    """What the page answers: `way in`, `nothing`, `front` (the page before), `words`, `page` (no words), `done`."""
    if not who.centre:
        return "way in"
    if not may_know(who, talk):
        return "nothing"
    if page in {"les/", "svar/"}:
        if talk.state == "gone":
            return "front"
        if method == "POST" and is_done(who, talk, do):
            return "done"
        return "page" if method == "HEAD" or do == "preview" else "words"
    return "done" if page == "inhabil/" and do == "knows" else "page"


def is_done(who: Person, talk: Talk, do: str) -> bool:
    """Whether what is asked for happens: a colleague's is only a leader's to move, nothing closes or opens twice."""
    if do in {"take", "give"}:
        return who.leads or talk.owner in {"", who.name}
    if do in {"close", "reopen"}:
        return (talk.state == "closed") == (do == "reopen")
    return do in {"mark", "note", "send"}
