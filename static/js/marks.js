// Marks in a running text, as pure functions: from a text and what is selected in it to one edit, { from, to, insert },
// with the selection { start, end } after it. docs/text.md tells the marks.

const ITEM = /^([ \t]*)([-–—*•]|(\d{1,2})([.)]))([ \t]+)/
const HEADING = /^ {0,3}#{2,3}[ \t]+/
const NOTE = /^ {0,3}\[\^[^\s\]]{1,20}\]:/
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i

const lineStart = (text, place) => text.lastIndexOf("\n", place - 1) + 1
const lineEnd = (text, place) => (text.includes("\n", place) ? text.indexOf("\n", place) : text.length)
const leadOf = (line) => (ITEM.exec(line) ?? HEADING.exec(line) ?? /^\s*/.exec(line))[0]

// The selection counts from the start of what is put in.
function edit(from, to, insert, start, end = start) {
  return { from, to, insert, start: from + start, end: from + end }
}

// The words that are selected, without the spaces around them, or the word that the caret is in.
function words({ text, start, end }) {
  if (start === end) {
    start -= /[\p{L}\p{N}]*$/u.exec(text.slice(0, start))[0].length
    end += /^[\p{L}\p{N}]*/u.exec(text.slice(end))[0].length
  }
  while (start < end && /\s/.test(text[start])) start++
  while (end > start && /\s/.test(text[end - 1])) end--
  return { start, end, chosen: text.slice(start, end) }
}

// Bold and emphasis, and none again. Marks do not reach past their line.
export function wrapped(state, mark) {
  const { start, end, chosen } = words(state), wide = mark.length
  if (!chosen) return edit(start, end, mark + mark, wide)
  if (state.text.slice(start - wide, start) === mark && state.text.slice(end, end + wide) === mark) {
    return edit(start - wide, end + wide, chosen, 0, chosen.length)
  }
  if (chosen.length > 2 * wide && chosen.startsWith(mark) && chosen.endsWith(mark)) {
    return edit(start, end, chosen.slice(wide, -wide), 0, chosen.length - 2 * wide)
  }
  const made = chosen.split("\n").map((line) => {
    const lead = leadOf(line), bare = line.slice(lead.length).trimEnd()
    return bare ? lead + mark + bare + mark : line
  }).join("\n")
  const several = chosen.includes("\n")
  return edit(start, end, made, several ? 0 : leadOf(chosen).length + wide, made.length - (several ? 0 : wide))
}

// A heading, one below it, none: each press is a step.
export function headed({ text, start }) {
  const from = lineStart(text, start), to = lineEnd(text, start), line = text.slice(from, to)
  const bare = line.slice(leadOf(line).length)
  const mark = /^ {0,3}###[ \t]/.test(line) ? "" : HEADING.test(line) ? "### " : "## "
  return edit(from, to, mark + bare, mark.length + bare.length)
}

// Lines become items of a list, and lines again.
export function listed({ text, start, end }, numbered) {
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end
  const from = lineStart(text, start), to = lineEnd(text, last)
  const lines = text.slice(from, to).split("\n"), filled = lines.filter((line) => line.trim())
  const isItem = (line) => ITEM.test(line) && (ITEM.exec(line)[3] !== undefined) === numbered
  const undo = filled.length > 0 && filled.every(isItem)
  let number = 0
  const made = lines.map((line) => {
    if (!line.trim() && lines.length > 1) return line
    const indent = /^[ \t]*/.exec(line)[0], bare = line.slice(leadOf(line).length)
    return undo ? indent + bare : `${indent}${numbered ? `${++number}.` : "-"} ${bare}`
  }).join("\n")
  return edit(from, to, made, start === end ? made.length : 0, made.length)
}

export function linked(state) {
  const { start, end, chosen } = words(state)
  if (ADDRESS.test(chosen)) return edit(start, end, `[](${chosen})`, 1)
  const made = `[${chosen.replaceAll("\n", " ")}](https://)`
  return chosen ? edit(start, end, made, chosen.length + 3, made.length - 1) : edit(start, end, made, 1)
}

export function freeLabel(text, from = 1) {
  while (text.includes(`[^${from}]`)) from++
  return from
}

// Notes stand together after the text, each on a line of its own.
export function noteGap(text) {
  const last = text.slice(lineStart(text, text.length))
  return NOTE.test(last) ? "\n" : "\n\n"
}

// Calls a note at the caret and begins it at the end of the text: one edit, so that one undo takes it back.
export function noted({ text, end }) {
  const label = freeLabel(text), rest = text.slice(end).trimEnd()
  const made = `[^${label}]${rest}${noteGap(text.trimEnd())}[^${label}]: `
  return edit(end, text.length, made, made.length)
}

const isStructured = (line) => ITEM.test(line) || HEADING.test(line)

// Pasted blocks in place of the selection; structure begins and ends on lines of its own, and notes go to the end.
export function pasted({ text, start, end }, made, notes) {
  const before = text.slice(lineStart(text, start), start), after = text.slice(end, lineEnd(text, end))
  const lines = made.split("\n")
  if (before.trim() && isStructured(lines[0])) {
    made = isStructured(`${before}x`) && !before.replace(ITEM, "") && ITEM.test(lines[0]) ? made.replace(ITEM, "") : `\n\n${made}`
  }
  if (after.trim() && (lines.length > 1 || isStructured(lines[0]))) made += "\n\n"
  if (!notes.length) return edit(start, end, made, made.length)
  const rest = text.slice(end).trimEnd()
  return edit(start, text.length, `${made}${rest}${noteGap((made + rest).trimEnd() || text.slice(0, start))}${notes.join("\n")}`, made.length)
}

// What Enter does in a list: the next item, or after an empty one the end of the list. Null elsewhere.
export function continued({ text, start, end }) {
  const from = lineStart(text, start), to = lineEnd(text, start), item = ITEM.exec(text.slice(from, to))
  if (start !== end || !item || start < from + item[0].length) return null
  if (!text.slice(from + item[0].length, to).trim()) return edit(from, to, "", 0)
  const [, indent, dash, number, closing, space] = item
  if (!number) return edit(start, end, `\n${indent}${dash}${space}`, indent.length + dash.length + space.length + 1)
  const lead = `\n${indent}${Number(number) + 1}${closing}${space}`
  const { old, made } = counted(text.slice(start), indent, Number(number) + 1)
  return edit(start, start + old.length, lead + made, lead.length)
}

// The rest of a numbered list, each of its items one further.
function counted(text, indent, next) {
  const lines = text.split("\n"), made = [...lines]
  let last = 0
  for (let place = 1; place < lines.length && lines[place].trim(); place++) {
    const item = ITEM.exec(lines[place])
    if (!item || item[1].length > indent.length) continue
    if (item[1] !== indent || Number(item[3]) !== next) break
    made[place] = lines[place].replace(item[3], String(++next))
    last = place
  }
  return { old: lines.slice(0, last + 1).join("\n"), made: made.slice(0, last + 1).join("\n") }
}
