"""What playouts read beside the sound: Liquidsoap's playlist, Rivendell's cut id, podcast feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from export.cards import CARD
from lxml import etree
from publish.parcels import parcel

from broadcast.errors import PublishError
from broadcast.export.bwf import cart
from broadcast.publish.delivery import Delivery, keeps, target_for
from broadcast.publish.feed import PODCAST
from broadcast.publish.targets.rivendell import with_cut_id
from broadcast.sound.riff import chunk_at

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Target


def target(kind: str, folder: Path, **options: str) -> Target:
    (folder / "antenne").mkdir(exist_ok=True)
    settings = tuple(({"path": "antenne"} | options).items())
    return target_for(Delivery(name=kind, to=kind, options=settings, folder=folder))


def test_liquidsoap_reads_the_morning_in_order(tmp_path: Path) -> None:
    """Each bulletin once, by airtime, with its cue points and fades; yesterday's lines go."""
    station = target("liquidsoap", tmp_path, fade_out="0,5", seen_at="/srv/antenne")
    for name, clock, day in (
        ("y", "09:00", "2017-01-29"),
        ("b", "08:00", "2017-01-30"),
        ("a", "07:00", "2017-01-30"),
        ("b", "08:00", "2017-01-30"),
    ):
        station.put(parcel(tmp_path / name, clock=clock, day=day, mp3=clock.encode()))

    lines = (tmp_path / "antenne" / "aveyron.m3u").read_text(encoding="utf-8").splitlines()

    assert [line.rpartition(":")[2] for line in lines] == [
        "/srv/antenne/aveyron-0700.mp3",
        "/srv/antenne/aveyron-0800.mp3",
    ]
    assert lines[0].startswith(
        'annotate:title="Le journal de 7 heures, « édition \\"spéciale\\" »"'
    )
    assert 'liq_cue_in="0.000",liq_cue_out="120.000",' in lines[0]
    assert 'liq_fade_in="0.000",liq_fade_out="0.500",' in lines[0]


def test_liquidsoap_is_not_done_until_its_playlist_is(tmp_path: Path) -> None:
    """A file that no line names is not heard."""
    station, one = target("liquidsoap", tmp_path), parcel(tmp_path / "a")
    station.put(one)
    assert keeps(station)
    there = station.held(one)
    (tmp_path / "antenne" / "aveyron.m3u").write_text("")

    assert there == b"seven o'clock"
    assert station.held(one) is None


def test_rivendell_is_given_the_cut_that_it_replaces(tmp_path: Path) -> None:
    """In the file's name and in its cart chunk; nothing else changes."""
    one = parcel(tmp_path / "a")
    target("rivendell", tmp_path, carts="aveyron-0700=10001 lot-0730=10002").put(one)

    wave = (tmp_path / "antenne" / "010001_aveyron-2017-01-30-0700.wav").read_bytes()
    before = one.read("bwf")
    at = chunk_at(wave, b"cart")
    assert at is not None
    assert wave[at + 132 : at + 196] == b"010001_001".ljust(64, b"\0")
    assert wave[: at + 132] + wave[at + 196 :] == before[: at + 132] + before[at + 196 :]
    assert before[at : at + len(cart(CARD))] == cart(CARD)


def test_a_wave_without_a_cart_is_refused() -> None:
    """It would be imported as a cart that nobody knows."""
    with pytest.raises(PublishError, match="étiquette cart"):
        with_cut_id(b"RIFF\x04\0\0\0WAVE", "010001_001")


def test_a_bulletin_without_a_cart_number_is_refused(tmp_path: Path) -> None:
    """With what to write."""
    with pytest.raises(PublishError, match="pas de numéro de cartouche pour aveyron-0700"):
        target("rivendell", tmp_path, carts="lot-0730=10002").put(parcel(tmp_path / "a"))


def feed(folder: Path) -> etree._Element:
    return etree.fromstring((folder / "antenne" / "podcast.xml").read_bytes())


def test_a_podcast_has_its_chapters_and_transcripts(tmp_path: Path) -> None:
    """In the podcast namespace, each file beside the sound."""
    target("podcast", tmp_path, url="https://totem.example/pod").put(parcel(tmp_path / "a"))

    item = feed(tmp_path).find("channel/item")
    assert item is not None
    kinds = [one.get("type") for one in item.iterfind(f"{{{PODCAST}}}transcript")]
    chapters = item.find(f"{{{PODCAST}}}chapters")
    sound = item.find("enclosure")
    assert kinds == ["text/vtt", "application/x-subrip"]
    assert chapters is not None
    name = str(chapters.get("url")).rpartition("/")[2]
    told = json.loads((tmp_path / "antenne" / name).read_text(encoding="utf-8"))
    assert told["chapters"][1] == {"startTime": 8.5, "title": "Les résultats"}
    assert sound is not None
    assert sound.get("length") == str(len(b"seven o'clock"))


def test_a_corrected_episode_is_the_same_one_at_another_address(tmp_path: Path) -> None:
    """Players fetch it again, list it once, and are told what was wrong; newest first."""
    podcast = target("podcast", tmp_path, url="https://totem.example/pod")
    podcast.put(parcel(tmp_path / "a", mp3=b"wrong"))
    podcast.put(parcel(tmp_path / "b", clock="08:00"))
    before = [one.get("url") for one in feed(tmp_path).iter("enclosure")]
    podcast.put(parcel(tmp_path / "a", mp3=b"right", correction="55,7 %"))

    guids = [one.text for one in feed(tmp_path).iter("guid")]
    after = [one.get("url") for one in feed(tmp_path).iter("enclosure")]
    said = [one.text for one in feed(tmp_path).iterfind("channel/item/description")]
    assert guids == ["2017-01-30-aveyron-0800-journal", "2017-01-30-aveyron-0700-journal"]
    assert before[0] == after[0]
    assert before[1] != after[1]
    assert said[1] == "Rectificatif : 55,7 %"


def test_a_feed_lists_so_many_episodes(tmp_path: Path) -> None:
    """The oldest go."""
    podcast = target("podcast", tmp_path, url="https://totem.example/pod", keep="1")
    for clock in ("07:00", "08:00"):
        podcast.put(parcel(tmp_path / "a", clock=clock))

    assert [one.text for one in feed(tmp_path).iter("guid")] == ["2017-01-30-aveyron-0800-journal"]


def test_a_feed_that_is_none_is_not_overwritten(tmp_path: Path) -> None:
    """Someone else's file may have that name."""
    podcast = target("podcast", tmp_path, url="https://totem.example/pod")
    (tmp_path / "antenne" / "podcast.xml").write_text("not a feed")

    with pytest.raises(PublishError, match="ne se lit pas"):
        podcast.put(parcel(tmp_path / "a"))
    assert (tmp_path / "antenne" / "podcast.xml").read_text() == "not a feed"
