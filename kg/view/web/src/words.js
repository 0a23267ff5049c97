// The words of the interface: simplified, traditional, English. A `{}` takes what is handed in.
import { vocabulary } from "./data.js";

const TABLE = {
  search: ["搜索：名称、别名、简繁、拼音首字母", "搜尋：名稱、別名、簡繁、拼音首字母", "Search: any name, 简 or 繁, pinyin initials"],
  views: ["视图", "檢視", "Views"],
  network: ["关系图", "關係圖", "Network"],
  timeline: ["时间线", "時間軸", "Timeline"],
  map: ["地图", "地圖", "Map"],
  table: ["表格", "表格", "Table"],
  reader: ["原文", "原文", "Articles"],
  ask: ["提问", "提問", "Ask"],
  askHint: ["点选一个问题，答案就列在这里，也可在其他视图中查看。", "點選一個問題，答案就列在這裡，也可在其他檢視中查看。", "Choose a question: its answer is listed here and can be shown in the other views."],
  showIn: ["在此查看：", "在此查看：", "Show in: "],
  rows: ["共 {} 行", "共 {} 列", "{} rows"],
  firstRows: ["只列出 {}/{} 行", "只列出 {}/{} 列", "the first {} of {} rows"],
  yes: ["是", "是", "yes"],
  no: ["否", "否", "no"],
  run: ["运行查询", "執行查詢", "Run the query"],
  running: ["查询中……", "查詢中……", "Running…"],
  event: ["事件", "事件", "Events"],
  organisation: ["机构", "機構", "Organisations"],
  person: ["人物", "人物", "People"],
  place: ["地点", "地點", "Places"],
  document: ["文件", "文件", "Documents"],
  date: ["日期", "日期", "Dates"],
  singles: ["无关联的", "無關聯的", "Unlinked"],
  counts: ["{} 个事物 · {} 条关系", "{} 個事物 · {} 條關係", "{} things · {} links"],
  countsOf: ["{}/{} 个事物 · {} 条关系", "{}/{} 個事物 · {} 條關係", "{} of {} things · {} links"],
  leftOut: ["另有 {} 个关联最少的未收入", "另有 {} 個關聯最少的未收入", "{} with the fewest links left out"],
  filters: ["筛选", "篩選", "Filters"],
  types: ["按类型显示", "按類型顯示", "Show by type"],
  relations: ["关系", "關係", "Relations"],
  dates: ["日期", "日期", "Dates"],
  from: ["从", "從", "from"],
  to: ["到", "到", "to"],
  source: ["文章", "文章", "Article"],
  allSources: ["全部文章", "全部文章", "All articles"],
  sure: ["可信度至少", "可信度至少", "Confidence at least"],
  degree: ["关系数至少", "關係數至少", "Links at least"],
  group: ["群", "群", "Community"],
  allGroups: ["全部", "全部", "All"],
  groupOf: ["{}等 {} 个", "{}等 {} 個", "{} and {} in all"],
  clear: ["清除筛选", "清除篩選", "Clear filters"],
  undo: ["撤销", "復原", "Undo"],
  back: ["← 返回", "← 返回", "← Back"],
  trail: ["足迹", "足跡", "Trail"],
  close: ["关闭", "關閉", "Close"],
  names: ["又名", "又名", "Also called"],
  when: ["时间", "時間", "When"],
  told: ["原文", "原文", "In the text"],
  mentioned: ["共提及 {} 次", "共提及 {} 次", "mentioned {} times in all"],
  inward: ["以此为“{}”", "以此為「{}」", "is “{}” of"],
  inferred: ["推断，非原文所述", "推斷，非原文所述", "inferred, not told by a sentence"],
  oneSentence: ["原文 1 句", "原文 1 句", "1 sentence"],
  sentences: ["原文 {} 句", "原文 {} 句", "{} sentences"],
  rule: ["规则", "規則", "rule"],
  confidence: ["可信度", "可信度", "confidence"],
  holder: ["据{}", "據{}", "according to {}"],
  same: ["对应", "對應", "Same as"],
  found: ["找到 {} 个", "找到 {} 個", "{} found"],
  none: ["没有找到", "沒有找到", "Nothing found"],
  empty: ["图中没有事物", "圖中沒有事物", "The graph holds no things"],
  nothingShown: ["筛选后没有可显示的", "篩選後沒有可顯示的", "The filters leave nothing to show"],
  noEvents: ["没有事件；可在图中点选或搜索。", "沒有事件；可在圖中點選或搜尋。", "No events; search, or click in the network."],
  link: ["关系", "關係", "Link"],
  chronicle: ["大事记", "大事記", "Chronicle"],
  undated: ["日期不详", "日期不詳", "No date"],
  range: ["{} 至 {}", "{} 至 {}", "{} to {}"],
  conflict: ["说法不一", "說法不一", "Sources differ"],
  focus: ["只看周围", "只看周圍", "Focus"],
  onlyThese: ["只有这些", "只有這些", "only these"],
  hops: ["{} 步以内", "{} 步以內", "within {} hops"],
  wholeGraph: ["看全图", "看全圖", "Whole graph"],
  expand: ["展开 {} 个隐藏的相邻事物", "展開 {} 個隱藏的相鄰事物", "Show {} hidden neighbours"],
  pathFrom: ["由此找路径…", "由此找路徑…", "Path from here…"],
  pathTo: ["{}：请选终点", "{}：請選終點", "{}: choose the other end"],
  path: ["路径：{} 步", "路徑：{} 步", "Path: {} steps"],
  noPath: ["两者之间没有路径", "兩者之間沒有路徑", "No path between the two"],
  copySparql: ["复制 SPARQL", "複製 SPARQL", "Copy SPARQL"],
  copyTurtle: ["复制 Turtle", "複製 Turtle", "Copy Turtle"],
  copyLink: ["复制链接", "複製連結", "Copy link"],
  copied: ["已复制", "已複製", "Copied"],
  notCopied: ["无法复制，请手动选取：", "無法複製，請手動選取：", "Could not copy; select it here:"],
  zoomIn: ["放大", "放大", "Zoom in"],
  zoomOut: ["缩小", "縮小", "Zoom out"],
  zoomAll: ["看全图", "看全圖", "Show all"],
  savePng: ["存为 PNG", "存為 PNG", "Save PNG"],
  saveSvg: ["存为 SVG", "存為 SVG", "Save SVG"],
  saveCsv: ["存为 CSV", "存為 CSV", "Save CSV"],
  things: ["事物", "事物", "Things"],
  facts: ["事实", "事實", "Facts"],
  name: ["名称", "名稱", "Name"],
  type: ["类型", "類型", "Type"],
  start: ["开始", "開始", "Start"],
  end: ["结束", "結束", "End"],
  mentions: ["提及", "提及", "Mentions"],
  linkCount: ["关系数", "關係數", "Links"],
  subject: ["主语", "主詞", "Subject"],
  relation: ["关系", "關係", "Relation"],
  object: ["宾语", "受詞", "Object"],
  sentence: ["句子", "句子", "Sentence"],
  more: ["再显示 {} 行", "再顯示 {} 列", "Show {} more rows"],
  noDates: ["没有带日期的事件", "沒有帶日期的事件", "No dated events"],
  timelineHint: ["在此拖动以选取一段时间；双击清除", "在此拖曳以選取一段時間；連按兩下清除", "Drag here to choose a stretch of time; double-click clears"],
  noPlaces: ["没有带坐标的地点", "沒有帶座標的地點", "No places with coordinates"],
  mapHint: ["仅经纬网，不绘边界", "僅經緯網，不繪邊界", "Graticule only; no borders are drawn"],
  eventsHere: ["{} 个事件", "{} 個事件", "{} events"],
  next: ["下一处", "下一處", "Next"],
  previous: ["上一处", "上一處", "Previous"],
  occurrence: ["第 {}/{} 处", "第 {}/{} 處", "{} of {}"],
  noText: ["此页没有收入原文", "此頁沒有收入原文", "This page holds no text of articles"],
  damaged: ["此处原文损坏", "此處原文損壞", "Damaged in the source"],
  readThere: ["到原文", "到原文", "Read there"],
  language: ["繁體", "EN", "简体"],
  languageName: ["切换界面语言", "切換介面語言", "Change the language"],
  theme: ["明暗", "明暗", "Light or dark"],
  print: ["打印", "列印", "Print"],
  uncertain: ["两端渐隐：日期不确切", "兩端漸隱：日期不確切", "Soft ends: the date is not exact"],
  elsewhere: ["另有 {} 个没有日期", "另有 {} 個沒有日期", "{} more without a date"],
  selectedNow: ["已选：{}", "已選：{}", "Selected: {}"],
  menu: ["更多", "更多", "More"],
  nodesOf: ["关系图：{} 个事物。方向键移到相邻事物，回车选取，加减号缩放。", "關係圖：{} 個事物。方向鍵移到相鄰事物，Enter 選取，加減號縮放。", "Network of {} things. Arrow keys move to neighbours, Enter selects, plus and minus zoom."],
};

// What the columns of ready-made questions hold; any other column bears its variable's name.
const HEADS = {
  about: ["关于", "關於", "about"],
  agent: ["机构或人物", "機構或人物", "agent"],
  agents: ["机构与人物", "機構與人物", "agents"],
  alias: ["别名", "別名", "other name"],
  article: ["文章", "文章", "article"],
  begin: ["起", "起", "begins"],
  class: ["类", "類", "class"],
  confidence: ["可信度", "可信度", "confidence"],
  date: ["日期", "日期", "date"],
  document: ["文件", "文件", "document"],
  earliest: ["最早", "最早", "earliest"],
  employer: ["任职于", "任職於", "employer"],
  end: ["结束", "結束", "end"],
  event: ["事件", "事件", "event"],
  events: ["事件数", "事件數", "events"],
  fact: ["事实", "事實", "fact"],
  issuer: ["发布者", "發布者", "issuer"],
  latest: ["最晚", "最晚", "latest"],
  modality: ["语气", "語氣", "modality"],
  name: ["名称", "名稱", "name"],
  number: ["文号", "文號", "number"],
  object: ["宾语", "受詞", "object"],
  one: ["一方", "一方", "one"],
  other: ["另一方", "另一方", "other"],
  part: ["部分", "部分", "part"],
  party: ["当事方", "當事方", "party"],
  person: ["人物", "人物", "person"],
  place: ["地点", "地點", "place"],
  places: ["地点", "地點", "places"],
  polarity: ["肯定或否定", "肯定或否定", "polarity"],
  predicate: ["关系", "關係", "predicate"],
  property: ["指标", "指標", "property"],
  published: ["发布日期", "發布日期", "published"],
  relation: ["关系", "關係", "relation"],
  role: ["角色", "角色", "role"],
  rule: ["规则", "規則", "rule"],
  sentence: ["句子", "句子", "sentence"],
  start: ["开始", "開始", "start"],
  statistic: ["统计", "統計", "statistic"],
  subject: ["主语", "主詞", "subject"],
  thing: ["事物", "事物", "thing"],
  things: ["数量", "數量", "things"],
  title: ["标题", "標題", "title"],
  unit: ["单位", "單位", "unit"],
  value: ["数值", "數值", "value"],
  whole: ["整体", "整體", "whole"],
  words: ["原文", "原文", "words"],
};
Object.assign(HEADS, { agentName: HEADS.agent, personName: HEADS.person, placeName: HEADS.place });

export const TONGUES = ["zh-Hans", "zh-Hant", "en"];
export let tongue = tongueOf(navigator.language || "zh");

// The interface for a browser's language tag: zh-TW reads traditional, any other Chinese simplified.
function tongueOf(tag) {
  if (!/^zh\b/i.test(tag)) return "en";
  return /hant|-(tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

export function turnLanguage() {
  tongue = TONGUES[(TONGUES.indexOf(tongue) + 1) % TONGUES.length];
}

// The words for a key, each `{}` filled in turn.
export function word(key, ...parts) {
  const text = TABLE[key][TONGUES.indexOf(tongue)];
  let at = 0;
  return text.replace(/\{\}/g, () => String(parts[at++]));
}

// The heading of a column that a query names.
export function headOf(variable) {
  return Object.hasOwn(HEADS, variable) ? HEADS[variable][TONGUES.indexOf(tongue)] : variable;
}

// A word of the vocabulary in the reader's language and script.
export function say(number) {
  return wording(vocabulary[number]);
}

// The one of a word's forms that the reader reads.
export function wording([chinese, english, traditional = chinese]) {
  return { en: english, "zh-Hant": traditional }[tongue] ?? chinese;
}

// A thing's name in the reader's script.
export function nameOf(node) {
  return tongue === "zh-Hant" && node.traditional ? node.traditional : node.label;
}

// Every name of a thing, the main one first.
export function namesOf(node) {
  return [...new Set([nameOf(node), node.label, node.traditional, ...node.names])].filter(Boolean);
}

// The dates of a thing: a day, a month, a year, or from one to another.
export function whenOf(node) {
  if (node.start && node.end && node.start !== node.end) return word("range", node.start, node.end);
  return node.start || node.end;
}

export const colon = () => (tongue === "en" ? ": " : "：");
