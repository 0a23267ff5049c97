// The words of the interface, in simplified and traditional Chinese and in English.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const WORDS = {
  "zh-Hans": {
    tongue: "zh-Hans", next: "繁體", search: "搜索名称、别名（简繁均可）", colon: "：", filters: "按类型显示", network: "关系图",
    event: "事件", organisation: "机构", person: "人物", place: "地点", document: "文件", date: "日期",
    single: "无关联的", counts: (things, links) => `${things} 个事物 · ${links} 条关系`,
    leftOut: (count) => `另有 ${count} 个关联最少的未显示`,
    chronicle: "大事记", undated: "日期不详", back: "← 返回", names: "又名", when: "时间", told: "原文", more: (count) => `共提及 ${count} 次`,
    outward: (label) => label, inward: (label) => `以此为“${label}”`, inferred: "推断，非原文所述", sentences: (count) => `原文 ${count} 句`,
    rule: "规则", confidence: "置信度", holder: (name) => `据${name}`, same: "对应", found: (count) => `找到 ${count} 个`,
    none: "没有找到", empty: "图中没有事物", noEvents: "没有事件；可在图中点选或搜索。", link: "关系",
    zoomIn: "放大", zoomOut: "缩小", zoomAll: "看全图", range: (start, end) => `${start} 至 ${end}`,
    month: (month) => `${month}月`, day: (day) => `${day}日`, monthDay: (month, day) => `${month}月${day}日`,
  },
  "zh-Hant": {
    tongue: "zh-Hant", next: "EN", search: "搜尋名稱、別名（簡繁均可）", colon: "：", filters: "按類型顯示", network: "關係圖",
    event: "事件", organisation: "機構", person: "人物", place: "地點", document: "文件", date: "日期",
    single: "無關聯的", counts: (things, links) => `${things} 個事物 · ${links} 條關係`,
    leftOut: (count) => `另有 ${count} 個關聯最少的未顯示`,
    chronicle: "大事記", undated: "日期不詳", back: "← 返回", names: "又名", when: "時間", told: "原文", more: (count) => `共提及 ${count} 次`,
    outward: (label) => label, inward: (label) => `以此為「${label}」`, inferred: "推斷，非原文所述", sentences: (count) => `原文 ${count} 句`,
    rule: "規則", confidence: "置信度", holder: (name) => `據${name}`, same: "對應", found: (count) => `找到 ${count} 個`,
    none: "沒有找到", empty: "圖中沒有事物", noEvents: "沒有事件；可在圖中點選或搜尋。", link: "關係",
    zoomIn: "放大", zoomOut: "縮小", zoomAll: "看全圖", range: (start, end) => `${start} 至 ${end}`,
    month: (month) => `${month}月`, day: (day) => `${day}日`, monthDay: (month, day) => `${month}月${day}日`,
  },
  en: {
    tongue: "en", next: "简体", search: "Search any name, 简 or 繁", colon: ": ", filters: "Show by type", network: "Network",
    event: "Events", organisation: "Organisations", person: "People", place: "Places", document: "Documents", date: "Dates",
    single: "Unlinked", counts: (things, links) => `${things} things · ${links} links`,
    leftOut: (count) => `${count} with the fewest links are not shown`,
    chronicle: "Chronicle", undated: "No date", back: "← Back", names: "Also called", when: "When", told: "In the text", more: (count) => `mentioned ${count} times in all`,
    outward: (label) => label, inward: (label) => `is “${label}” of`, inferred: "inferred, not told by a sentence",
    sentences: (count) => (count === 1 ? "1 sentence" : `${count} sentences`),
    rule: "rule", confidence: "confidence", holder: (name) => `according to ${name}`, same: "Same as", found: (count) => `${count} found`,
    none: "Nothing found", empty: "The graph holds no things", noEvents: "No events; search, or click in the network.", link: "Link",
    zoomIn: "Zoom in", zoomOut: "Zoom out", zoomAll: "Show all", range: (start, end) => `${start} to ${end}`,
    month: (month) => MONTHS[month - 1], day: String, monthDay: (month, day) => `${MONTHS[month - 1]} ${day}`,
  },
};

const TONGUES = Object.keys(WORDS);
let words = WORDS[tongueOf(navigator.language || "zh")];

// The interface for a browser's language tag: zh-TW reads traditional, any other Chinese simplified.
function tongueOf(tag) {
  if (!/^zh\b/i.test(tag)) return "en";
  return /hant|-(tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

// Moves on to the next language of the interface.
function turnLanguage() {
  words = WORDS[TONGUES[(TONGUES.indexOf(words.tongue) + 1) % TONGUES.length]];
}

// A vocabulary word [simplified, English, traditional] in the reader's language and script.
function say([chinese, english, traditional = chinese]) {
  return { en: english, "zh-Hant": traditional }[words.tongue] ?? chinese;
}
