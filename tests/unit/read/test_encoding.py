import pytest

from kg.read.encoding import Undecodable, decode

SIMPLIFIED = "昨天上午，市政府在人民广场举行植树活动，三百多名志愿者参加。"
TRADITIONAL = "昨天上午，市政府在人民廣場舉行植樹活動，三百多名志願者參加。"
SHORT = "市長講話。"
MIXED = "本市 2023 年新增 Linux 課程 12 門，學員 340 人。"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5")
CASES = [
    (text, encoding)
    for text in (SIMPLIFIED, TRADITIONAL, SHORT, MIXED)
    for encoding in ENCODINGS
    if not (text == SIMPLIFIED and encoding == "big5")
]


def test_every_case_is_there():
    assert len(CASES) == 27


@pytest.mark.parametrize("text, encoding", CASES)
def test_encodings_are_told_apart(text, encoding):
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    "data, cause",
    [
        (SIMPLIFIED.encode()[:39] + b"\xff\xfe" + SIMPLIFIED.encode(), "invalid utf-8 bytes at byte 39"),
        (SIMPLIFIED.encode("gb18030") + b"\xff\n", "invalid gb18030 bytes at byte 60"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "JPEG"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_tells_its_cause(data, cause):
    with pytest.raises(Undecodable) as caught:
        decode(data)
    assert cause in caught.value.cause
    assert caught.value.hint
