// Asks the server from within a page: an answer with its status and what it told, 0 where none came, 401 to sign in, and
// for how many milliseconds it asks to be left alone.

const TOKEN = /(?:^|; )csrftoken=([^;]+)/

export async function ask(url, body, keepalive = false) {
  const headers = { "X-CSRFToken": document.cookie.match(TOKEN)?.[1] ?? "" }
  try {
    const response = await fetch(url, { method: "POST", body, keepalive, redirect: "error", headers })
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json")
    if (response.status === 403 && !isJson) return { status: 401 } // the token went with the session
    const again = 1000 * Number(response.headers.get("Retry-After"))
    return { status: response.status, told: isJson ? await response.json() : null, again }
  } catch {
    return { status: 0 }
  }
}

// Nothing where nobody answers, or leads elsewhere.
export async function fetchText(url) {
  const response = await fetch(url).catch(() => null)
  return response?.ok && !response.redirected ? response.text() : null
}

export async function fetchPage(url) {
  const text = await fetchText(url)
  return text === null ? null : new DOMParser().parseFromString(text, "text/html")
}
