"""Bodies of which only a part was named, and common nouns, slogans and treaties that name none."""

from collections.abc import Callable, Sequence

Misread = Callable[[Sequence[tuple[str, str]]], list[tuple[str, str]]]


_COUNTED = [
    ("也门荷台达省一处监狱遭到空袭。", "也门/LOC 荷台达省/LOC"),
    ("俄罗斯图拉州一座炼油厂起火。", "俄罗斯/LOC 图拉州/LOC"),
    ("火灾发生在松原市一家农场附近。", "松原市一家农场/ORG"),
    ("美国俄亥俄州代顿市一所高中发生枪击。", "美国/LOC 俄亥俄州代顿市/LOC"),
    ("华洋化学公司一家化工厂昨日爆炸。", "华洋化学公司/ORG"),
    ("教育部12个工作组分赴各地。", "教育部/ORG"),
    ("德国多家地方银行股价下跌。", "德国/LOC"),
    ("活动在全国18万所中小学开展。", ""),
    ("埃及一个代表团抵达开罗。", "埃及/LOC 开罗/LOC"),
    ("美一化工厂发生火灾。", "美/LOC"),
    ("英国48家集团俱乐部举行年会。", "英国48家集团俱乐部/ORG"),
    ("第四十八集团军昨日开展演练。", "第四十八集团军/ORG"),
    ("中国第42次南极考察队已经起航。", "中国/LOC 南极考察队/ORG"),
]

_DESCRIBED = [
    ("法国第二大城市马赛市政厅举行仪式。", "法国/LOC 马赛市政厅/ORG"),
    ("德国廉价航空欧罗航空公司取消航班。", "德国/LOC 欧罗航空公司/ORG"),
    ("奥地利执政党人民党宣布参选。", "奥地利/LOC 人民党/ORG"),
    ("挪威执政党工党赢得选举。", "挪威/LOC 工党/ORG"),
    ("欧盟智库贝塔研究所发布报告。", "欧盟/ORG 贝塔研究所/ORG"),
    ("欧盟智库发布报告。", ""),
    ("美国智库布鲁克林学会发布数据。", "美国/LOC 布鲁克林学会/ORG"),
    ("日本反对党立宪民主党提出议案。", "日本/LOC 立宪民主党/ORG"),
    ("韩国执政党提出议案。", "韩国/LOC"),
    ("美国研究机构太平洋研究所发布报告。", "美国/LOC 太平洋研究所/ORG"),
]

_SESSION = [
    ("中国民间文艺家协会新一届理事会选举产生。", "中国民间文艺家协会/ORG"),
    ("市摄影家协会新一届理事会举行首次会议。", "市摄影家协会/ORG"),
    ("海州市书法家协会新一届主席团成立。", "海州市书法家协会/ORG"),
    ("福建召开省委党的建设工作会议。", "福建/LOC 省委/ORG"),
    ("会议讨论了中央党的建设工作领导小组的报告。", ""),
    ("要落实市委党的建设工作要求。", "市委/ORG"),
    ("中国作家协会第九届全国委员会举行会议。", "中国作家协会第九届全国委员会/ORG"),
]

_JOINED = [
    ("约旦外交和侨民部昨天发表声明。", "约旦外交和侨民部/ORG"),
    ("文化和旅游部数据中心发布报告。", "文化和旅游部数据中心/ORG"),
    ("匈牙利选委会宣布结果。", "匈牙利选委会/ORG"),
    ("格鲁吉亚选委会宣布结果。", "格鲁吉亚选委会/ORG"),
    ("市民会宣布结果吗？", ""),
    ("中国企业和外交部保持联系。", "中国/LOC 外交部/ORG"),
    ("埃及专家和卫生部进行了讨论。", "埃及/LOC 卫生部/ORG"),
    ("甲午战争和外交部的成立有关。", "外交部/ORG"),
    ("科威特国民议会议长萨阿德抵达北京。", "科威特国民议会/ORG 萨阿德/PER 北京/LOC"),
]

_PARTY = [
    ("越共中央政治局委员阮文强访问上海。", "越共中央政治局/ORG 阮文强/PER 上海/LOC"),
    ("古共中央政治局会议昨日召开。", "古共中央政治局/ORG"),
    ("朝鲜劳动党中央政治局召开会议。", "朝鲜劳动党中央政治局/ORG"),
    ("老挝人民革命党中央政治局委员坎宾抵京。", "老挝人民革命党中央政治局/ORG 坎宾/PER 京/LOC"),
    ("中共中央政治局召开会议。", "中共中央政治局/ORG"),
    ("港澳全国政协委员参加座谈。", ""),
]

_ARMS = [
    ("真主党武装人员撤离边境。", "真主党/ORG"),
    ("圣火旅武装人员发动袭击。", ""),
    ("胡塞武装人员袭击商船。", "胡塞武装/ORG"),
    ("哈马斯武装分子被打死。", "哈马斯/ORG"),
    ("也门境内索马里武装组织发动袭击。", "也门/LOC 索马里/LOC"),
]

_KINDS = [
    ("这家新能源汽车厂去年投产。", ""),
    ("全市新增跨国公司地区总部12家。", ""),
    ("条例规范了金融控股公司的审批。", ""),
    ("职能移交属地县区政府。", ""),
    ("有关部门要求相关商协会做好服务。", ""),
    ("多位外国商协会代表到会。", ""),
    ("首家外商独资证券公司落户。", ""),
    ("打击利用离岸公司转移赃款。", ""),
    ("民营自然科学博物馆吸引游客。", ""),
    ("机器人首次进入新能源汽车工厂。", ""),
    ("来自边防连队的战士介绍经验。", ""),
    ("要压实中管企业党委的责任。", ""),
    ("一汽集团新能源汽车公司发布新车。", "一汽集团/ORG"),
    ("东风汽车公司昨天公布销量。", "东风汽车公司/ORG"),
    ("海州市人民政府发布通告。", "海州市人民政府/ORG"),
    ("太平洋保险公司公布年报。", "太平洋保险公司/ORG"),
    ("中国农业银行发布公告。", "中国农业银行/ORG"),
    ("南方航空公司恢复航班。", "南方航空公司/ORG"),
]

_SLOGANS = [
    ("坚持全面从严治党。", ""),
    ("坚持依规治党和制度治党。", ""),
    ("全面落实管党治党责任。", ""),
    ("推动交通联通、产业联动。", ""),
    ("要促进设施联通、贸易畅通。", ""),
    ("记者从中国联通获悉，网络已经恢复。", "中国联通/ORG"),
    ("企业竞争力持续提升。", ""),
    ("不断增强核心竞争力。", ""),
    ("中国共产党成立于上海。", "中国共产党/ORG 上海/LOC"),
    ("促进民心相通、道路联通。", ""),
]

_QUOTED = [
    ("“甬杭通办”窗口已经开通。", ""),
    ("“全省通办”事项达到三百项。", ""),
    ("“天惠”轮驶过赤道。", ""),
    ("武装组织“圣火旅”宣布负责。", ""),
    ("“瓦格纳”集团撤出该地区。", ""),
]

_TREATY = [
    ("《区域全面经济伙伴关系协定》（RCEP）正式生效。", ""),
    ("《跨太平洋贸易协定》（TPA）完成谈判。", ""),
    ("世界卫生组织（WHO）发布报告。", "世界卫生组织/ORG WHO/ORG"),
]

_MEETINGS = [
    ("他出席第三届亚洲国家议会论坛。", ""),
    ("全国宣传部长会议在京召开。", "京/LOC"),
    ("全国统战部长会议在京召开。", "京/LOC"),
    ("贯彻中央人大工作会议精神。", ""),
    ("中央政法委工作会议昨天召开。", "中央政法委/ORG"),
    ("欧盟交通部长会议在布鲁塞尔举行。", "欧盟/ORG 布鲁塞尔/LOC"),
    ("中国驻多国使馆举办招待会。", "中国/LOC"),
    ("北约多国举行演习。", "北约/ORG"),
    ("中古两党举行对话。", ""),
    ("中国驻古巴使馆举办招待会。", "中国驻古巴使馆/ORG"),
    ("北京怀柔科学城新增两个平台。", "北京怀柔科学城/LOC"),
]


def test_counted(misread: Misread) -> None:
    """Who is counted bears no name; what counts in a name of its own stays."""
    assert misread(_COUNTED) == []


def test_described(misread: Misread) -> None:
    """What a body is, told before its name, is no part of it."""
    assert misread(_DESCRIBED) == []


def test_session(misread: Misread) -> None:
    """A board newly chosen and what a party's organ deals with are no part of the name."""
    assert misread(_SESSION) == []


def test_joined(misread: Misread) -> None:
    """Bodies of two matters are one; a body beside a person, firm or event is not."""
    assert misread(_JOINED) == []


def test_party(misread: Misread) -> None:
    """The centre of another country's party is that party's."""
    assert misread(_PARTY) == []


def test_arms(misread: Misread) -> None:
    """Those who bear arms are no part of the body's name."""
    assert misread(_ARMS) == []


def test_kinds(misread: Misread) -> None:
    """Words that only say of what kind bodies are name none; a place or a name before them does."""
    assert misread(_KINDS) == []


def test_slogans(misread: Misread) -> None:
    """Slogans and verbs name nobody."""
    assert misread(_SLOGANS) == []


def test_quoted(misread: Misread) -> None:
    """Services and ships in quotation marks are no bodies."""
    assert misread(_QUOTED) == []


def test_treaty(misread: Misread) -> None:
    """The short name of a treaty is no body's."""
    assert misread(_TREATY) == []


def test_meetings(misread: Misread) -> None:
    """A meeting's name, or bodies of many, name no single one."""
    assert misread(_MEETINGS) == []


_RANKS = [
    ("他深入省、市人大常委会机关调研。", ""),
    ("省和市人大常委会召开座谈会。", ""),
    ("海州市人大常委会召开会议。", "海州市人大常委会/ORG"),
    ("云南昭通近百万亩苹果进入盛花期。", "云南/LOC 昭通/LOC"),
    ("美国苹果公司发布手机。", "美国苹果公司/ORG"),
    ("液化气储量达18万立方米。", ""),
    ("爱达荷州蒙克空军基地举行演习。", "爱达荷州蒙克空军基地/LOC"),
    ("美国一空军基地发生事故。", "美国/LOC"),
    ("美国空军举行演习。", "美国空军/ORG"),
    ("村里开办了农家书屋、幸福院等。", ""),
    ("要与社区服务中心融合建设。", ""),
    ("海州市社区服务中心昨日启用。", "海州市社区服务中心/ORG"),
    ("报告送交地方党委。", ""),
    ("跨国企业罗曼制药宣布增资。", "罗曼制药/ORG"),
    ("外资企业西门子宣布增资。", "西门子/ORG"),
    ("澳大利亚气候变化与能源部长鲍恩表示支持。", "澳大利亚气候变化与能源部/ORG 鲍恩/PER"),
    ("埃及外交部长和卫生部长出席会议。", "埃及外交部/ORG"),
    ("伊拉克什叶派民兵武装发动袭击。", "伊拉克/LOC"),
    ("北京城市副中心新增两座公园。", "北京城市副中心/LOC"),
]


def test_ranks_bases_and_trades(misread: Misread) -> None:
    """Bodies of two ranks, bases, fruit and kinds of firms name none; the name behind a kind does."""
    assert misread(_RANKS) == []


_FIRMS = [
    ("他参观了莱宝电气、迈诺医疗、创维等企业。", "莱宝电气/ORG 迈诺医疗/ORG 创维/ORG"),
    ("签约的有天悦科技、恒瑞医药、国药集团。", "天悦科技/ORG 恒瑞医药/ORG 国药集团/ORG"),
    ("医院、学校医疗、养老都有改善。", ""),
    ("第九届海峡进出口商品交易会开幕。", ""),
    ("中国进出口商品交易会在广州举行。", "中国进出口商品交易会/ORG 广州/LOC"),
    ("亚洲首艘海上油气加工厂投入使用。", "亚洲首艘海上油气加工厂/ORG"),
    ("全国首家数字银行成立。", ""),
    ("上海港海铁联运突破十万箱。", ""),
    ("广州至湛江高铁联调联试启动。", "广州/LOC"),
    ("老挝人民革命党总书记访问北京。", "老挝人民革命党/ORG 北京/LOC"),
    ("美国共和党议员提出议案。", "美国共和党/ORG"),
    ("越南祖国阵线代表团访华。", "越南祖国阵线代表团/ORG 华/LOC"),
    ("甲骨文公司参加中国国际博览会。", "甲骨文公司/ORG 中国/LOC"),
    ("中国贸促会举办展览会。", "中国贸促会/ORG"),
]


def test_firms_fairs_and_works(misread: Misread) -> None:
    """A firm in a list keeps its trade; a fair, what is first of its kind and a railway's works are no bodies."""
    assert misread(_FIRMS) == []
