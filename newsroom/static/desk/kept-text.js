// What was typed and has not reached the desk yet, in this browser's own store: a text for each
// person, piece and tab, until the desk has it, its person logs out, or three days have passed.
const MARK = "desk.text."
const LONGEST = 3 * 24 * 3600 * 1000 // milliseconds

const name = (person, uid, tab) => `${MARK}${person}.${uid}.${tab}`

export const write = (person, uid, tab, text) => {
  try {
    localStorage.setItem(name(person, uid, tab), JSON.stringify({ ...text, uid, tab, at: Date.now() }))
    return true
  } catch {
    return false // full, or switched off
  }
}

export const drop = (person, uid, tab) => localStorage.removeItem(name(person, uid, tab))

// The texts of a person, each with the `key` and the `stored` form of it. Old ones go, whose ever.
export const texts = person => {
  const found = []
  for (const key of Object.keys(localStorage).filter(key => key.startsWith(MARK))) {
    const stored = localStorage.getItem(key)
    let text = null
    try { text = JSON.parse(stored) } catch { /* not ours */ }
    if (!text || !(Date.now() - text.at < LONGEST)) localStorage.removeItem(key)
    else if (key.startsWith(`${MARK}${person}.`)) found.push({ ...text, key, stored })
  }
  return found
}

// Gone only if it is still what reached the desk.
export const forget = ({ key, stored }) => {
  if (localStorage.getItem(key) === stored) localStorage.removeItem(key)
}

// As a form is sent, but with halves of surrogate pairs as they are (in WTF-8): a browser would
// send U+FFFD for them.
const half = letter => {
  const code = letter.charCodeAt(0)
  const bytes = [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
  return bytes.map(byte => `%${byte.toString(16).toUpperCase()}`).join("")
}
const spelled = words =>
  words.split(/(\p{Surrogate})/u).map((part, place) => (place % 2 ? half(part) : encodeURIComponent(part))).join("")

export const asSent = fields => fields.map(([key, value]) => `${spelled(key)}=${spelled(value)}`).join("&")

export const addressOf = ({ autosave, uid, tab, seq, base }) =>
  `${autosave}?${new URLSearchParams({ uid, tab, seq, base: base || "" })}`
