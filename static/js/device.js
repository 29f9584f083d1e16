// What could not be sent stays on this device, by person and section, until it is saved or thrown away.

const PREFIX = "mcof:"

// Where the browser keeps nothing (a private window, no room left), the page says so by asking before it is left.
export function keep(name, change, about) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ ...about, ...plain(change) }))
    return true
  } catch {
    return false
  }
}

export function kept(name) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + name))
    return found && { ...found, order: new Map(found.order), fields: new Map(found.fields), upon: new Map(found.upon) }
  } catch {
    return null
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name)
  } catch {
    // nothing is kept there at all
  }
}

// What was kept before and is not decided on, with what somebody writes meanwhile.
export function together(before, change) {
  return {
    ...before,
    add: [...new Set([...before.add, ...change.add])],
    remove: [...new Set([...before.remove, ...change.remove])],
    order: new Map([...before.order, ...change.order]),
    fields: new Map([...before.fields, ...change.fields]),
    upon: new Map([...before.upon, ...change.upon]),
  }
}

const plain = (change) => ({ ...change, order: [...change.order], fields: [...change.fields], upon: [...change.upon] })
