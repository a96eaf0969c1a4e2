"""A rights notice keeps the page's own text to itself; a report about a ban does not."""

import pytest

from corpus_app.text.rights import is_rights_notice


@pytest.mark.parametrize(
    "paragraph",
    [
        "All rights reserved. © 2021 The Lantern",
        "Any reproduction of our articles without the consent of the editors is prohibited.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Alle Rechte vorbehalten. Nachdruck verboten.",
        "Die Verwendung der Inhalte ist nur mit schriftlicher Genehmigung gestattet.",
        "Toute reproduction des articles est interdite sans autorisation.",
        "Prohibida la reproducción total o parcial de los contenidos sin autorización.",
        "Riproduzione riservata",
        "Kopiowanie materiałów bez zgody redakcji jest zabronione.",
        "Перепечатка материалов сайта без разрешения редакции запрещена.",
        "Передрук матеріалів дозволено лише за згодою редакції. Усі права захищені.",
        "Draudžiama kopijuoti portalo informaciją be raštiško sutikimo.",
        "Kopēt portāla saturu bez redakcijas atļaujas aizliegts.",
    ],
)
def test_a_notice_that_keeps_the_text_is_known(paragraph: str) -> None:
    assert is_rights_notice(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The council has prohibited fishing in the upper river until the end of June.",
        "They were forbidden to speak of the fire, and nobody had ever asked for their consent.",
        "The villagers had not been told about the dam.",
        "Das Betreten des Damms ist verboten.",
        "Feel free to copy this text and pass it on.",
    ],
)
def test_a_report_about_a_ban_is_no_notice(paragraph: str) -> None:
    assert not is_rights_notice(paragraph)
