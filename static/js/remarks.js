// Comments on a document: marks the passages that have one, and offers to comment on the words that are selected.

const LONGEST = 2000
const QUIET = ".remarks, .call, .visually-hidden"
const offer = document.getElementById("remark-here")

function words(range) {
  const copy = range.cloneContents()
  copy.querySelectorAll(QUIET).forEach((node) => node.remove())
  return copy.textContent.replace(/\s+/g, " ").trim()
}

// The innermost part around the selection that is a section of the plan, by the link that comments on it.
function wayOf(node) {
  let part = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".part")
  while (part) {
    const way = part.querySelector(":scope > .remarks [data-remark]")
    if (way) return way
    part = part.parentElement.closest(".part")
  }
}

function show() {
  const selection = getSelection()
  const range = selection.rangeCount > 0 && !selection.isCollapsed && selection.getRangeAt(0)
  const way = range && wayOf(range.commonAncestorContainer)
  const quote = way ? words(range) : ""
  offer.hidden = !quote || quote.length > LONGEST
  if (offer.hidden) return
  offer.href = `${way.href}&quote=${encodeURIComponent(quote)}`
  const box = range.getBoundingClientRect()
  offer.style.insetBlockStart = `${box.bottom + scrollY + 6}px`
  offer.style.insetInlineStart = `${Math.max(8, Math.min(box.left, innerWidth - offer.offsetWidth - 8))}px`
}

function* texts(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(QUIET)) yield walker.currentNode
}

// Where the words stand on the page, whatever blanks and elements part them there.
function rangeOf(quote, part) {
  let all = ""
  const places = []
  for (const node of texts(part)) {
    for (let at = 0; at < node.length; at += 1) {
      const blank = /\s/.test(node.data[at])
      if (blank && (all === "" || all.endsWith(" "))) continue
      all += blank ? " " : node.data[at]
      places.push([node, at])
    }
    if (!all.endsWith(" ")) {
      all += " "
      places.push([node, node.length - 1])
    }
  }
  const start = all.indexOf(quote)
  if (start < 0) return null
  const range = new Range()
  range.setStart(...places[start])
  const [last, at] = places[start + quote.length - 1]
  range.setEnd(last, at + 1)
  return range
}

function mark() {
  const quoting = [...document.querySelectorAll(".part .comment[data-quote]")]
  const ranges = quoting.map((comment) => rangeOf(comment.dataset.quote, comment.closest(".part"))).filter(Boolean)
  CSS.highlights.set("commented", new Highlight(...ranges))
}

if (offer) document.addEventListener("selectionchange", show)
if ("highlights" in CSS) mark()
