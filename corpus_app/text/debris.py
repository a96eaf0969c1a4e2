"""Debris: the words that a page's buttons leave between its comments ("ReplyDelete", "Like · Reply · 3")."""

import re
from functools import lru_cache

from corpus_app.text.word_set import word_set

_WORDS = word_set(
    "reply replies full user's delete deleted like likes liked loading dislike dislikes share shares report flag spam edit quote link permalink "
    "parent next prev vote votes upvote downvote up down follow unfollow hide show more less view all collapse expand "
    "comment comments recommend recommended "
    "respond answer award save embed give gold points point helpful useful agree disagree thumb thumbs rate "
    "avatar profile picture see translation thread newest oldest best sort by top login log in to post add join the discussion "
    "children child context moderator approve reported abuse inappropriate as this "
    "antworten antwort löschen teilen melden gefällt mir zitieren bearbeiten kommentar zitat mehr anzeigen "
    "répondre supprimer signaler partager citer j'aime aime voir plus réponse réponses modifier alerter un abus "
    "responder respuestas eliminar borrar denunciar compartir me gusta citar ver más reportar respuesta editar "
    "rispondi elimina condividi segnala mi piace cita risposte risposta modifica "
    "excluir apagar compartilhar gosto curtir respostas resposta denunciar partilhar "
    "beantwoorden verwijderen reageren delen reacties rapporteren antwoorden "
    "odpowiedz usuń zgłoś udostępnij cytuj lubię to odpowiedzi "
    "ответить удалить поделиться пожаловаться нравится цитировать ответы ответ цитата свернуть ссылка "
    "відповісти видалити поділитися поскаржитись подобається відповіді цитувати "
    "atsakyti ištrinti pranešti dalintis cituoti atsakymai patinka atbildēt dzēst ziņot dalīties "
    "vasta kustuta jaga svara radera dela svar rapportera anmäl gilla slett besvar svar del anmeld slet synes om "
    "vastaa poista jaa ilmoita tykkää odpovědět smazat nahlásit sdílet odpovedať zmazať "
    "válasz törlés megosztás răspunde răspundeți ștergeți distribuie yanıtla sil paylaş beğen "
    "ветвь дискуссии уровень выше развернуть гілка обговорення отговор изтриване отговори απάντηση διαγραφή απαντήσεις odgovori izbriši obriši одговори обриши"
)
_SYMBOLS = re.compile(r"[\d\W_]+")
_FIRST = re.compile(r"[^\W\d_]{2,}")
_REPLIES = word_set(
    "replies réponses respuestas risposte respostas reacties odpowiedzi ответы відповіді atsakymai atbildes "
    "vastaukset odpovědi odpovede válaszok răspunsuri yanıtlar отговори απαντήσεις odgovori"
)
_REPLIES_OR_REPLY = word_set("antworten svar")
_LONGEST = 80
_MOST_GLUED = 4  # words between which labels can be run together
REMEMBERED = 512  # lines: several rules look at the same line, one after the other
_MOST_WORDS = 9


@lru_cache(maxsize=REMEMBERED)
def is_debris(line: str) -> bool:
    """Whether every word of a short line is the label of some button; lines of symbols and counts are, too."""
    if len(line) > _LONGEST:
        return False
    words = _SYMBOLS.sub(" ", line).casefold().split()
    if all(word in _WORDS for word in words):
        return len(words) <= _MOST_WORDS and (bool(words) or not _is_emoji(line))
    if len(words) > _MOST_GLUED:
        return False
    glued = _SYMBOLS.sub(" ", _unglued(line)).casefold().split()
    return 1 < len(glued) <= _MOST_WORDS and all(word in _WORDS for word in glued)


def _unglued(line: str) -> str:
    """A line with a space wherever a capital follows a small letter."""
    pairs = zip(line, line[1:] + " ", strict=True)
    return "".join(
        f"{letter} " if letter.islower() and following.isupper() else letter for letter, following in pairs
    )


def starts_as_button(line: str) -> bool:
    """Whether the first word of a line is a button's."""
    first = _FIRST.match(line)
    return first is not None and first[0].casefold() in _WORDS


def opens_replies(line: str, *, after_button: bool = False) -> bool:
    """Whether the line is the label above the replies to the comment before it.

    Where one word is the label and the button, too ("Antworten"), it is the label if a button stands before it.
    """
    label = line.strip(" :▼▾-–0123456789()").casefold()
    return label in _REPLIES or (after_button and label in _REPLIES_OR_REPLY)


def _is_emoji(line: str) -> bool:
    return any(ord(character) >= 0x2600 for character in line)
