// Numbers as people write them in the language of the page. Mirrors plans/forms/numbers.py: what that refuses is no
// number here either, and what it shows is shown alike.

const LONGEST = 40
const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2, useGrouping: "always" })
const mark = format.formatToParts(1.5).find((part) => part.type === "decimal").value
const [other, gap] = mark === "." ? [",", ","] : [".", "\u00a0"]
const written = new RegExp(`^([-−]?)(\\d{1,3}(?:[\\s'’${other}]\\d{3})+|\\d+)(?:\\${mark}(\\d+))?$`)

// The number, or null where the text is none in the reader's language.
export function read(text) {
  const found = text.length > LONGEST ? null : text.trim().match(written)
  if (!found) return null
  const [, sign, whole, part = ""] = found
  return Number(`${sign && "-"}${whole.replace(/\D/g, "")}.${part}`)
}

export function write(number) {
  const parts = format.formatToParts(number)
  return parts.map((part) => (part.type === "group" ? gap : part.value)).join("")
}
