// Helps with marks in running text: one row of buttons, at the field that has the focus; keys; lists that go on with
// Enter; a preview; pasted text that keeps its structure. Every change can be undone as if it had been typed.

import { continued, freeLabel, headed, linked, listed, noted, pasted, wrapped } from "./marks.js"

const FIELD = "textarea[data-prose]:not(:disabled, [readonly])"
const PAUSE = 1200

const MARKS = {
  bold: (state) => wrapped(state, "**"),
  emphasis: (state) => wrapped(state, "*"),
  heading: headed,
  list: (state) => listed(state, false),
  numbers: (state) => listed(state, true),
  link: linked,
  note: noted,
}
const KEYS = { b: "bold", i: "emphasis", k: "link" }

const stateOf = (field) => ({ text: field.value, start: field.selectionStart, end: field.selectionEnd })

// The browser's own typing keeps its history of undo; where it is not to be had, the field is told as by typing.
export function apply(field, { from, to, insert, start, end }) {
  field.focus()
  field.setSelectionRange(from, to)
  const typed = insert ? document.execCommand("insertText", false, insert) : from === to || document.execCommand("delete")
  if (!typed) {
    field.setRangeText(insert, from, to, "end")
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  field.setSelectionRange(start, end)
}

const mark = (field, name) => apply(field, MARKS[name](stateOf(field)))

// --- The row of buttons ---------------------------------------------------------------------------------------------

const help = document.querySelector("template[data-prose-help]")?.content.firstElementChild
const tools = help?.querySelector("[role=toolbar]")
const status = help?.querySelector("[role=status]")
const view = help?.querySelector("[data-prose-view]")
const opener = help?.querySelector("[data-prose-preview]")
let current = null

const buttons = () => [...tools.children]

function show(field) {
  if (field === current) return
  hide()
  current = field
  tools.setAttribute("aria-controls", field.id)
  field.after(help)
  grow(field)
}

function hide() {
  close()
  help.remove()
  status.textContent = ""
  current = null
}

function rove(to) {
  for (const button of buttons()) button.tabIndex = button === to ? 0 : -1
  to.focus()
}

function step(event) {
  const all = buttons(), place = all.indexOf(event.target), ahead = document.dir === "rtl" ? -1 : 1
  const next = { ArrowRight: place + ahead, ArrowLeft: place - ahead, Home: 0, End: all.length - 1 }[event.key]
  if (event.key === "Escape") current.focus()
  else if (next !== undefined) rove(all.at(next % all.length))
  else return
  event.preventDefault()
}

if (help) {
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(FIELD)) show(target)
    else if (current && !help.contains(target)) hide()
  })
  tools.addEventListener("keydown", step)
  // The field keeps its focus, and on a telephone its keyboard.
  tools.addEventListener("pointerdown", (event) => event.preventDefault())
  tools.addEventListener("click", ({ target }) => {
    const button = target.closest("button")
    if (button?.dataset.mark) mark(current, button.dataset.mark)
    else if (button) toggle()
  })
}

// --- The preview ----------------------------------------------------------------------------------------------------

let waiting = 0

const isOpen = () => opener.getAttribute("aria-expanded") === "true"

function toggle() {
  if (isOpen()) return close()
  opener.setAttribute("aria-expanded", "true")
  view.hidden = false
  return refresh()
}

function close() {
  clearTimeout(waiting)
  opener.setAttribute("aria-expanded", "false")
  view.hidden = true
  view.replaceChildren()
}

async function refresh() {
  const field = current, asked = new FormData()
  asked.set("text", field.value)
  asked.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value)
  try {
    const answer = await fetch(help.dataset.preview, { method: "POST", body: asked, redirect: "error" })
    if (field !== current || !isOpen()) return
    if (answer.ok) view.innerHTML = await answer.text()
    else view.textContent = answer.status === 422 ? await answer.text() : help.dataset.unseen
  } catch {
    view.textContent = help.dataset.unseen
  }
}

// --- Pasting --------------------------------------------------------------------------------------------------------

// The reader of formatted text comes when somebody begins to write: before anything can be pasted, after all else.
const reader = () => import(help.dataset.paste)

if (help) {
  document.addEventListener("focusin", ({ target }) => { if (target.matches(FIELD)) reader().catch(() => {}) })
  document.addEventListener("paste", (event) => {
    const html = event.target.matches(FIELD) && event.clipboardData.getData("text/html")
    if (!html) return
    event.preventDefault()
    take(event.target, html, event.clipboardData.getData("text/plain"))
  })
}

async function take(field, html, words) {
  try {
    const { marksOf } = await reader()
    const { text, notes, count } = marksOf(html, (from) => freeLabel(field.value, from))
    apply(field, pasted(stateOf(field), text, notes))
    say(count)
  } catch {
    apply(field, pasted(stateOf(field), words, [])) // the line is gone: at least the words
  }
}

function say(count) {
  const kept = Object.entries(count).filter(([, number]) => number).map(([what, number]) => status.dataset[what].replace("{n}", number))
  status.textContent = kept.length ? `${status.dataset.pasted} ${kept.join(" · ")}` : ""
}

// --- Typing ---------------------------------------------------------------------------------------------------------

const isGrowing = CSS.supports("field-sizing", "content")

function grow(field) {
  if (isGrowing) return
  field.style.blockSize = "auto"
  field.style.blockSize = `${field.scrollHeight + 2}px`
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches(FIELD)) return
  grow(target)
  if (target !== current || !isOpen()) return
  clearTimeout(waiting)
  waiting = setTimeout(refresh, PAUSE)
})

document.addEventListener("beforeinput", (event) => {
  if (event.inputType !== "insertLineBreak" || event.isComposing || !event.target.matches(FIELD)) return
  const next = continued(stateOf(event.target))
  if (!next) return
  event.preventDefault()
  apply(event.target, next)
})

document.addEventListener("keydown", (event) => {
  const held = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  const name = held && event.target.matches(FIELD) && KEYS[event.key.toLowerCase()]
  if (!name) return
  event.preventDefault()
  mark(event.target, name)
})
