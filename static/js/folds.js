// Remembers on this device which parts beside a section somebody keeps open: `details[data-fold]`.

const KEY = "mcof:folds"

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {}
  } catch {
    return {} // nothing may be kept here
  }
}

const kept = read()

for (const fold of document.querySelectorAll("details[data-fold]")) {
  fold.open = kept[fold.dataset.fold] ?? fold.open
  fold.addEventListener("toggle", () => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...read(), [fold.dataset.fold]: fold.open }))
    } catch {
      // it opens and closes all the same
    }
  })
}
