// Saves a section by itself, field by field, and keeps on this device what cannot be sent. The server knows each field
// by its place and merges what colleagues saved meanwhile; plans/views/saving.py says what it answers.

import { forget, keep, together } from "./device.js"
import { showErrors } from "./errors.js"
import { offerKept } from "./kept.js"
import { adoptRows } from "./news.js"
import { difference, encode, isEmpty, put, putUpon, read, readServed, readStored, same, uponOf } from "./section.js"
import { ask, fetchPage } from "./server.js"
import { askToSignIn } from "./signin.js"
import { shownPage, wayOf } from "./window.js"

const PAUSE = 1200 // after typing stops
const LONGEST = 8000 // while it goes on
const NOTING = 150 // a table may have thousands of fields: they are not looked through at every key
const LEAVING = 100
const RETRIES = [2000, 4000, 8000, 15000, 30000]
const WATCH = 8000
const REFUSED = new Set([400, 403, 404, 422])

class Section {
  constructor(form) {
    this.form = form
    this.person = form.dataset.person
    this.name = `${this.person}:${form.dataset.name}`
    this.revision = Number(form.elements.revision.value)
    this.saved = form.dataset.autosave === "changed" ? readStored(form) : readServed(form)
    this.refused = new Map() // values that the server would not take: not sent again before they change
    this.older = new Map() // fields that build on an older revision than the section's
    this.pending = null // a save without an answer yet: sent again as it was, it is the same save
    this.failures = 0
    this.offered = offerKept(form, this.name, (found) => this.putBack(found))
    this.listen()
    if (!this.offered) this.settle()
    this.watch()
  }

  listen() {
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, () => this.changed())
    this.form.addEventListener("focusout", () => { if (!isEmpty(this.change)) this.schedule(LEAVING) })
    this.form.addEventListener("submit", (event) => this.submitted(event))
    this.form.addEventListener("mcof:wider", ({ detail }) => this.widened(detail.rows))
    window.addEventListener("online", () => this.send())
    document.addEventListener("visibilitychange", () => (document.hidden ? this.send(true) : this.watch()))
    window.addEventListener("beforeunload", (event) => { if (this.unkept) event.preventDefault() })
  }

  get change() {
    return this.unsaved(this.refused)
  }

  unsaved(refused) {
    const change = difference(this.saved, read(this.form), refused)
    return { ...change, upon: uponOf(this.form, change) }
  }

  changed() {
    if (this.taking) return
    clearTimeout(this.noting)
    this.noting = setTimeout(() => this.note(), NOTING)
  }

  note() {
    const { change } = this
    if (isEmpty(change)) return this.settle()
    this.since ??= Date.now()
    this.keepOnDevice(change)
    if (!this.failures) this.say("saving")
    if (!this.failures) this.schedule(Date.now() - this.since > LONGEST ? 0 : PAUSE)
  }

  keepOnDevice(change) {
    const kept = this.offered ? together(this.offered, change) : change
    this.unkept = !keep(this.name, kept, { revision: this.oldest(change), at: Date.now() })
  }

  // What is offered stays kept until somebody decides on it, whatever is written beside it.
  forgetMine() {
    if (this.offered) keep(this.name, this.offered)
    else forget(this.name)
    this.unkept = false
  }

  schedule(wait) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), wait)
  }

  oldest(change) {
    return Math.min(this.revision, ...[...change.fields.keys()].map((place) => this.older.get(place) ?? this.revision))
  }

  async send(keepalive = false) {
    clearTimeout(this.timer)
    if (this.sending || this.locked) return this.sending
    if (!this.pending) {
      const { change } = this
      if (isEmpty(change)) return this.settle()
      this.pending = { change, now: read(this.form), revision: this.oldest(change), token: newToken() }
    }
    this.since = null
    this.say("saving")
    this.sending = this.post(this.pending, keepalive)
    await this.sending
    this.sending = null
  }

  async post({ change, revision, token }, keepalive) {
    const body = encode(change, { revision, token, person: this.person })
    const answer = await ask(this.form.dataset.changes, body, keepalive)
    if (answer.status === 200 || answer.status === 409) await this.accepted(answer.told)
    else this.failed(answer)
  }

  async accepted(told) {
    const { change, now, revision: built } = this.pending
    this.pending = null
    this.failures = 0
    this.words = told.saved
    this.remember(change, now, told.errors)
    putUpon(this.form, Object.entries(told.upon ?? {}))
    if (told.conflict) this.decide(told.conflict, change, built)
    await this.take(told)
    this.settle()
  }

  // What was sent is saved now, but for what could not be read, which stays in its field with the reason.
  remember(change, now, errors) {
    this.saved.rows = now.rows
    for (const place of change.add) this.form.querySelector(`[data-place="${CSS.escape(place)}.uid"]`)?.setAttribute("data-stored", "")
    for (const [place, value] of change.fields) {
      this.older.delete(place)
      if (place in errors) this.refused.set(place, value)
      else this.saved.values.set(place, value)
      showErrors(this.form, place, errors[place] ?? [])
    }
  }

  // Shows what colleagues saved, except in a field that somebody is writing in: that one goes on from what was read.
  async take(told) {
    const { revision, moved = {}, rows = false } = told
    const before = this.revision
    this.revision = this.form.elements.revision.value = revision
    const now = read(this.form)
    for (const [place, value] of Object.entries(moved)) {
      if (same(now.values.get(place), this.saved.values.get(place))) this.show(place, value)
      else this.older.set(place, Math.min(before, this.older.get(place) ?? before))
    }
    if (rows || Object.keys(moved).some((place) => isSummedElsewhere(this.form, place))) await this.takeRows()
    this.form.dispatchEvent(new CustomEvent("mcof:saved", { bubbles: true, detail: told }))
  }

  show(place, value) {
    this.taking = true
    this.saved.values.set(place, value)
    put(this.form, place, value)?.closest(".field, td")?.classList.add("is-news")
    this.taking = false
  }

  // Further rows of a long table, as they are stored.
  widened(rows) {
    for (const row of rows) {
      const { values, rows: uids } = read(row)
      for (const [place, value] of values) this.saved.values.set(place, value)
      for (const [table, more] of uids) this.saved.rows.set(table, [...(this.saved.rows.get(table) ?? []), ...more])
    }
  }

  async takeRows() {
    const fresh = (await fetchPage(shownPage(this.form)))?.querySelector("form[data-autosave]")
    if (!fresh) return
    const mine = difference(this.saved, read(this.form))
    const isMine = (row) => mine.add.includes(row) || [...mine.fields.keys()].some((place) => place.startsWith(`${row}.`))
    this.taking = true
    adoptRows(this.form, fresh, isMine)
    this.form.dispatchEvent(new CustomEvent("mcof:fresh", { detail: { fresh, mine } }))
    this.taking = false
    const there = read(fresh)
    const here = read(this.form)
    for (const [place, value] of there.values) if (!mine.fields.has(place) && !same(here.values.get(place), value)) this.show(place, value)
    this.saved.rows = there.rows
    for (const [place, value] of there.values) this.saved.values.set(place, value)
  }

  failed({ status, told, again = 0 }) {
    if (status === 401) {
      this.say("signedout")
      return askToSignIn(this.person, (isSame) => (isSame ? this.send() : this.lock("somebody")))
    }
    if (REFUSED.has(status)) {
      this.pending = null
      return this.lock("refused", told?.reason)
    }
    this.say(status === 503 ? "busy" : "offline")
    const wait = Math.max(again, RETRIES[Math.min(this.failures++, RETRIES.length - 1)])
    this.schedule(wait * (1 + Math.random() / 2)) // those who were turned away together do not come back together
  }

  // No further save can succeed: what is here stays on the device, and the page says why.
  lock(state, reason) {
    this.locked = true
    this.say(state, reason)
  }

  // Where nothing is left to send the device forgets, and the state says so.
  settle() {
    if (this.locked) return
    const left = this.unsaved()
    if (isEmpty(left) && !this.pending) {
      this.forgetMine()
      this.since = null
      return this.say("saved")
    }
    this.keepOnDevice(left)
    if (!isEmpty(this.change)) return this.schedule(PAUSE)
    const isUndecided = [...this.older.keys()].some((place) => this.refused.has(place))
    this.say(isUndecided ? "conflict" : "errors")
  }

  say(state, reason = "") {
    const line = document.querySelector("[data-autosave-state]")
    const words = state === "saved" && this.words ? this.words : `${line.dataset[state]} ${reason}`.trim()
    line.classList.toggle("saved--changed", state !== "saved")
    if (line.textContent !== words) line.textContent = words
  }

  // The form that asks what shall stand, the same as without this module, in a dialog.
  // Until somebody decides, what is in the field builds on what was read before: it never overwrites the other unasked.
  decide(html, change, built) {
    const dialog = document.querySelector("[data-conflict-dialog]")
    dialog.querySelector("[data-conflict-body]").innerHTML = html
    const asked = [...dialog.querySelectorAll('[value="mine"]')].map((it) => it.name.slice("choice:".length))
    for (const [place, value] of change.fields) {
      if (!asked.some((it) => place === it || place.startsWith(`${it}.`))) continue
      this.refused.set(place, value)
      this.older.set(place, built)
      this.saved.values.delete(place)
    }
    dialog.querySelector("form").addEventListener("submit", () => this.forgetMine())
    dialog.showModal()
    dialog.querySelector("h1").focus()
  }

  putBack(found) {
    this.offered = null
    if (!found) return this.settle()
    putUpon(this.form, found.upon)
    for (const place of found.fields.keys()) this.older.set(place, Math.min(found.revision, this.revision))
    this.changed()
  }

  async submitted(event) {
    const { submitter } = event
    if (submitter && (["rows", "ready"].includes(submitter.name) || "whole" in submitter.dataset)) return
    event.preventDefault()
    if (this.sending) await this.sending
    await this.send()
    const isSaved = isEmpty(difference(this.saved, read(this.form)))
    if (submitter?.name === "on" && isSaved) location.assign(this.form.dataset.next)
    if (submitter?.name === "go" && isSaved) location.assign(wayOf(submitter))
  }

  // Every few seconds while somebody looks at the page: I am here; who else is, and what did they save?
  async watch() {
    clearTimeout(this.watching)
    if (document.hidden || this.locked) return
    if (!this.sending && !this.pending) {
      const answer = await ask(this.form.dataset.presence, new URLSearchParams({ revision: this.revision, person: this.person }))
      if (answer.status === 200) await this.met(answer.told)
      else if (answer.status === 403 || answer.status === 404) this.lock("refused", answer.told?.reason)
    }
    this.watching = setTimeout(() => this.watch(), WATCH)
  }

  async met(told) {
    const line = document.querySelector("[data-present]")
    line.hidden = told.here.length === 0
    line.textContent = line.dataset.present.replace("{names}", told.here.join(", "))
    if (told.revision > this.revision && !this.sending && !this.pending) await this.take(told)
  }
}

// A figure that is added up, in a row that the page does not show.
function isSummedElsewhere(form, place) {
  const name = CSS.escape(place.slice(place.lastIndexOf(".")))
  return !form.querySelector(`[data-place="${CSS.escape(place)}"]`) && form.querySelector(`[data-sum][data-place$="${name}"]`) !== null
}

const newToken = () => [...crypto.getRandomValues(new Uint8Array(12))].map((it) => it.toString(16).padStart(2, "0")).join("")

document.querySelectorAll("form[data-autosave]").forEach((form) => new Section(form))
