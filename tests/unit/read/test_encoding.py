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


@pytest.mark.parametrize("text, encoding", CASES)
def test_a_character_cut_off_at_the_end_is_marked(text, encoding):
    assert decode(text.encode(encoding)[:-1])[0].removesuffix("\ufffd") == text[:-1]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("bad", [b"\xff", b"\xff\xfe", b"\x80", b"\x00"])
def test_a_bad_byte_is_marked_and_the_rest_is_read(encoding, bad):
    data = SIMPLIFIED.encode(encoding) * 3
    at = len(SIMPLIFIED.encode(encoding))
    text = decode(data[:at] + bad + data[at:])[0]
    assert text.startswith(SIMPLIFIED)
    assert "\ufffd" in text
    assert encoding != "utf-8" or text.endswith(SIMPLIFIED)


@pytest.mark.parametrize(
    "text, encoding",
    [
        ("恒春鎮公所舉辦圍碁比賽，裏長粧扮成財神。", "cp950"),
        ("宏碁與恒生銀行簽約。", "cp950"),
        ("啲市民話喺啟德睇咗典禮，佢哋好開心。", "big5hkscs"),
        ("深水埗街坊會舉行嘅盆菜宴。", "big5hkscs"),
    ],
)
def test_big5_with_its_additions(text, encoding):
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("text", ["市长讲话", "工会", "大事記", "會議紀要\n一、人事\n二、財務"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be", "utf-8"])
def test_few_characters_are_enough(text, encoding):
    assert decode(text.encode(encoding))[0] == text


def test_the_charset_that_a_file_names_decides_only_where_the_bytes_allow_it():
    assert decode("饕餮紋".encode("gb18030"), "gbk")[0] == "饕餮紋"
    assert decode(SIMPLIFIED.encode(), "gb2312")[0] == SIMPLIFIED
    assert decode(TRADITIONAL.encode("big5"), "utf-8")[0] == TRADITIONAL


def test_western_text_keeps_what_can_be_read():
    assert decode("Straße, café".encode())[0] == "Straße, café"
    assert decode(b"The caf\xe9 near the old station opens at noon.")[0].startswith("The caf")


@pytest.mark.parametrize(
    "data, cause",
    [
        (bytes(range(256)) * 4, "binary"),
        (bytes(range(1, 256)) * 4, "binary"),
        ("これは日本語のテキストです。東京".encode("shift_jis"), "unknown encoding"),
        ("한국어 텍스트입니다".encode("euc-kr"), "unknown encoding"),
    ],
)
def test_what_is_no_text_tells_its_cause(data, cause):
    with pytest.raises(Undecodable) as caught:
        decode(data)
    assert cause in caught.value.cause
    assert caught.value.hint
