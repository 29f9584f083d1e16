// Formatted text from the clipboard as marks. Word processors and mail programs all write HTML, each in its own way;
// what is kept is structure (headings, lists with their levels, bold, emphasis, links, footnotes), and every word.

const SKIPPED = "head, style, script, template, noscript, title, meta, link, xml, object, svg, input, select, button, iframe"
const BLOCKS = new Set(
  "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul".split(" "),
)
// Where a note is called, and the way back from it: Word, LibreOffice, Google Docs and most web pages.
const CALL = /^#(?:_(ftn|edn)|sd(foot|end)note|(ftnt)|(fn):?)(\d+)(?:sym)?$/
const BACK = /^#(?:_(ftn|edn)ref|sd(foot|end)note|(ftnt)_ref|(fn)ref:?)(\d+)(?:anc)?$/
const NOTE_BODY = "div[id^=ftn], div[id^=edn], div[id^=sdfootnote], div[id^=sdendnote], li"
const COMMENTS = "[data-style*='mso-element:comment-list'], [data-style*='mso-comment'], .MsoCommentReference, del[datetime]"
const MARKER = /^\s*\(?(?:(\d+)|([a-z]{1,4}))[.):-]/i

export function marksOf(html, freeLabel = (from) => from) {
  const page = new DOMParser().parseFromString(bare(html), "text/html")
  page.querySelectorAll(SKIPPED).forEach((it) => it.remove())
  page.querySelectorAll(COMMENTS).forEach((it) => it.remove())
  const reader = new Reader(notesOf(page), freeLabel)
  reader.walk(page.body, { depth: -1, top: topHeading(page) })
  reader.flush()
  return reader.result()
}

// The policy of the site lets no styles in, not even for reading: they are set aside as data.
function bare(html) {
  const styleless = html.replace(/<style\b[^]*?<\/style\s*>/gi, "")
  return styleless.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="))
}

// --- Footnotes ------------------------------------------------------------------------------------------------------

const hashOf = (anchor) => { const href = anchor.getAttribute("href") ?? ""; return href.slice(href.indexOf("#")) }
// The sign of a note is a number, a letter or a star; an anchor around more words is a link.
const isSign = (anchor) => /^[\s[(]*[\p{L}\p{N}*†‡]{0,5}[\s\]).]*$/u.test(anchor.textContent)
const keyOf = (found) => found && found.slice(1).filter(Boolean).join("")

// Take the bodies of notes out of the page, by the key that their calls have.
function notesOf(page) {
  const anchors = [...page.querySelectorAll("a[href*='#']")]
  const called = new Set(anchors.map((it) => keyOf(CALL.exec(hashOf(it)))).filter(Boolean))
  const notes = new Map()
  for (const anchor of anchors) {
    const key = keyOf(BACK.exec(hashOf(anchor)))
    if (!called.has(key) || notes.has(key) || !isSign(anchor)) continue
    const body = anchor.parentElement.closest(NOTE_BODY) ?? anchor.closest("p")
    if (!body || [...body.querySelectorAll("a")].some((it) => CALL.test(hashOf(it)))) continue
    anchor.remove()
    body.remove()
    notes.set(key, body)
  }
  return notes
}

// --- Blocks ---------------------------------------------------------------------------------------------------------

const styleOf = (element) => element.dataset.style ?? ""
const headingOf = (element) => {
  if (/^H[1-6]$/.test(element.tagName)) return Number(element.tagName[1])
  const level = /(?:MsoHeading|Heading|Titre|Ttulo)(\d)/.exec(element.className)
  return level ? Number(level[1]) : element.className === "MsoTitle" ? 1 : 0
}
const topHeading = (page) => Math.min(7, ...[...page.querySelectorAll("h1, h2, h3, h4, h5, h6, p[class]")].map(headingOf).filter(Boolean))

class Reader {
  constructor(notes, freeLabel) {
    this.notes = notes
    this.freeLabel = freeLabel
    this.labels = new Map()
    this.blocks = []
    this.pieces = []
    this.next = { kind: "text" }
    this.count = { headings: 0, lists: 0, links: 0, notes: 0, tables: 0, pictures: 0 }
  }

  walk(parent, about) {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.words(node.data, about)
      else if (node.nodeType === Node.ELEMENT_NODE) this.element(node, about)
    }
  }

  element(element, about) {
    const tag = element.tagName.toLowerCase()
    if (/display:\s*none/.test(styleOf(element)) || /mso-list:\s*ignore/i.test(styleOf(element))) return
    if (tag === "br") this.pieces.push({ text: "\n" })
    else if (tag === "img") this.count.pictures++
    else if (tag === "table" && columnsOf(element) > 1) this.table(element, about)
    else if (tag === "ul" || tag === "ol") this.list(element, about)
    else if (tag === "li") this.item(element, about)
    else if (BLOCKS.has(tag) || ["tr", "td", "th"].includes(tag)) this.block(element, about)
    else this.inline(element, about)
  }

  block(element, about) {
    const level = headingOf(element), item = level ? null : wordItem(element)
    this.flush()
    if (level) this.next = { kind: "heading", level: level > about.top ? 2 : 1 }
    else if (item) this.next = { kind: "item", ...item }
    else if (!about.within) this.next = { kind: "text" }
    this.walk(element, { ...about, plain: level > 0 })
    this.flush()
  }

  list(element, about) {
    this.flush()
    const numbered = element.tagName === "OL"
    const inner = { ...about, within: false, depth: about.depth + 1, numbered, counter: { value: Number(element.getAttribute("start") ?? 1) } }
    this.walk(element, inner)
    this.flush()
  }

  item(element, about) {
    this.flush()
    const { numbered, counter } = about
    const number = numbered ? Number(element.getAttribute("value") ?? counter.value) : 0
    if (numbered) counter.value = number + 1
    this.next = { kind: "item", depth: Math.max(about.depth, 0), number }
    this.walk(element, { ...about, within: true })
    this.flush()
    this.next = { kind: "text" }
  }

  // A row of a table becomes an item: a field of text has no columns, but it keeps the words and their order.
  table(element, about) {
    this.flush()
    this.count.tables++
    for (const row of element.rows) {
      const cells = [...row.cells].map((cell) => this.apart(cell, about).replaceAll("\n", " "))
      if (cells.some(Boolean)) this.blocks.push({ kind: "row", text: cells.join(" | ") })
    }
    for (const caption of element.querySelectorAll(":scope > caption")) this.block(caption, about)
  }

  // What an element says, in one line, beside the blocks read so far.
  apart(element, about) {
    const kept = [this.blocks, this.pieces, this.next]
    Object.assign(this, { blocks: [], pieces: [], next: { kind: "text" } })
    this.walk(element, { ...about, depth: -1, within: false })
    this.flush()
    const said = this.blocks.map((block) => block.text).join("; ")
    ;[this.blocks, this.pieces, this.next] = kept
    return said
  }

  inline(element, about) {
    const style = styleOf(element), tag = element.tagName
    const weight = /font-weight:\s*(\w+)/.exec(style)?.[1], slant = /font-style:\s*(\w+)/.exec(style)?.[1]
    const bold = weight ? weight === "bold" || Number(weight) >= 600 : about.bold || ["B", "STRONG"].includes(tag)
    const italic = slant ? slant !== "normal" : about.italic || ["I", "EM"].includes(tag)
    const inner = { ...about, bold, italic }
    if (tag !== "A") return this.walk(element, inner)
    const key = keyOf(CALL.exec(hashOf(element)))
    if (this.notes.has(key) && isSign(element)) this.pieces.push({ text: this.call(key), note: true })
    else this.walk(element, { ...inner, href: addressOf(element) || about.href })
  }

  call(key) {
    if (!this.labels.has(key)) this.labels.set(key, this.freeLabel(Math.max(0, ...this.labels.values()) + 1))
    return `[^${this.labels.get(key)}]`
  }

  words(text, { bold = false, italic = false, href = "", plain = false }) {
    const clean = text.replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/\s+/g, " ")
    if (clean) this.pieces.push({ text: clean, bold: bold && !plain, italic: italic && !plain, href })
  }

  flush() {
    const text = lineOf(this.pieces, this.count)
    this.pieces = []
    if (!text) return
    for (const [place, part] of text.split(/\n{2,}/).entries()) {
      const last = this.blocks.at(-1)
      if (this.next.kind === "more" && last) last.text += ` ${part}`
      else this.blocks.push({ ...(place ? { kind: "text" } : this.next), text: part })
    }
    if (this.next.kind === "heading") this.blocks.at(-1).text = this.blocks.at(-1).text.replaceAll("\n", " ")
    // A second paragraph of an item goes on with it.
    this.next = { kind: this.next.kind === "item" || this.next.kind === "more" ? "more" : "text" }
  }

  result() {
    const notes = []
    for (const [key, body] of this.notes) if (!this.labels.has(key)) this.block(body, { depth: -1, top: 7 })
    for (const [key, label] of this.labels) notes.push(`[^${label}]: ${this.apart(this.notes.get(key), { depth: -1, top: 7 })}`)
    this.count.notes = notes.length
    this.count.headings = this.blocks.filter((block) => block.kind === "heading").length
    this.count.lists = this.blocks.filter((block, place) => block.kind === "item" && this.blocks[place - 1]?.kind !== "item").length
    return { text: joined(this.blocks), notes, count: this.count }
  }
}

const columnsOf = (table) => Math.max(0, ...[...table.rows].map((row) => row.cells.length))

// Word writes items as paragraphs that name their list and level, and their marker as text to be ignored.
function wordItem(element) {
  const level = /mso-list:[^;]*level(\d)/.exec(styleOf(element))
  if (!level) return null
  const ignored = [...element.querySelectorAll("[data-style]")].find((it) => /mso-list:\s*ignore/i.test(styleOf(it)))
  const marker = MARKER.exec(ignored?.textContent ?? "")
  const number = marker ? Number(marker[1]) || ordinal(marker[2]) : 0
  return { depth: Number(level[1]) - 1, number }
}

const ordinal = (letters) => (letters.length === 1 && !/[ivx]/i.test(letters) ? letters.toLowerCase().charCodeAt(0) - 96 : roman(letters.toLowerCase()))

function roman(letters) {
  const worth = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  return [...letters].reduce((sum, it, place, all) => sum + (worth[it] ?? 0) * (worth[it] < worth[all[place + 1]] ? -1 : 1), 0) || 1
}

// --- Lines ----------------------------------------------------------------------------------------------------------

function addressOf(anchor) {
  const href = anchor.getAttribute("href") ?? ""
  if (!/^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(href)) return ""
  return unwrapped(href).trim().replace(/[\s()<>]/g, (it) => `%${it.charCodeAt(0).toString(16).padStart(2, "0")}`)
}

// Mail programs and search engines put their own address around the one that was meant.
function unwrapped(href) {
  try {
    const { hostname, pathname, searchParams } = new URL(href)
    const meant = hostname.endsWith(".safelinks.protection.outlook.com") ? searchParams.get("url")
      : /(^|\.)google\.\w+$/.test(hostname) && pathname === "/url" ? searchParams.get("q") : ""
    return /^https?:\/\/[^\s/]/.test(meant ?? "") ? meant : href
  } catch {
    return href
  }
}

// Pieces of a line that look alike are joined; marks go around words, never around the spaces beside them.
function lineOf(pieces, count) {
  const alike = (a, b) => !a.note && !b.note && a.bold === b.bold && a.italic === b.italic && a.href === b.href
  const runs = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last && (alike(last, piece) || !(last.note || piece.text.trim()))) last.text += piece.text
    else runs.push({ ...piece })
  }
  const made = runs.map((run, place) => marked(run, runs[place - 1]?.text ?? "", runs[place + 1]?.text ?? "", count)).join("")
  return made.replace(/[ \t]*\n[ \t]*/g, "\n").replace(/[ \t]{2,}/g, " ").trim()
}

function marked({ text, bold, italic, href }, before, after, count) {
  if (!text.trim() || !(bold || italic || href)) return text
  let [, lead, words, tail] = /^(\s*)([^]*?)(\s*)$/.exec(text)
  const touchesBefore = !lead && /[\p{L}\p{N}]$/u.test(before), touchesAfter = !tail && /^[\p{L}\p{N}]/u.test(after)
  words = words.replace(/\s+/g, " ")
  if (href) {
    count.links++
    words = `[${words.replace(/[[\]]/g, "\\$&")}](${href})`
  }
  // A mark beside a letter on one side and a sign on the other is none: the sign stays outside.
  if (touchesAfter && !href) [, words, tail] = /^([^]*?)([\p{P}\p{S}]*)$/u.exec(words)
  if (touchesBefore && !href) { const [, sign, rest] = /^([\p{P}\p{S}]*)([^]*)$/u.exec(words); lead += sign; words = rest }
  if (!words) return lead + words + tail
  if (italic && !(touchesBefore || touchesAfter)) words = `*${words}*`
  if (bold && !(href && (touchesBefore || touchesAfter))) words = `**${words}**`
  return lead + words + tail
}

function joined(blocks) {
  let text = ""
  blocks.forEach((block, place) => {
    const before = blocks[place - 1]?.kind, isItem = ["item", "row"].includes(block.kind)
    const lead = { heading: `${"#".repeat(block.level + 1)} `, row: "- " }[block.kind] ?? ""
    const marker = block.kind === "item" ? `${"  ".repeat(block.depth)}${block.number ? `${block.number}.` : "-"} ` : lead
    text += (place ? (isItem && before === block.kind ? "\n" : "\n\n") : "") + marker + block.text
  })
  return text
}
