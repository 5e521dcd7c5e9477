// What a body may hold without a button of its own in the editor: figures that stand for a
// photo, a gallery or an embed, and pull quotes. The schema would drop what it does not know;
// these nodes carry it through unchanged. Attributes as in articles/prose.py.
import { Node, crel, gettext } from "django-prose-editor/editor"

const stored = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(name),
  renderHTML: (attributes) => (attributes[name] === null ? {} : { [name]: attributes[name] }),
})

const label = (attributes) => {
  const subject = attributes["data-photo"]
    ? `${gettext("Photo")} ${attributes["data-photo"]}`
    : attributes["data-gallery"]
      ? `${gettext("Gallery")} ${attributes["data-gallery"]}`
      : `${gettext("Embed")} ${attributes["data-embed-url"]}`
  return [subject, attributes["data-caption"]].filter(Boolean).join(" | ")
}

export const StoredFigure = Node.create({
  name: "storedFigure",
  group: "block",
  atom: true, // one unit: arrow keys select it, Backspace removes it
  draggable: true,
  addAttributes: () =>
    Object.fromEntries(
      ["data-photo", "data-layout", "data-caption", "data-gallery", "data-embed-url"].map((name) => [
        name,
        stored(name),
      ]),
    ),
  parseHTML: () => [{ tag: "figure[data-photo], figure[data-gallery], figure[data-embed-url]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
  addNodeView() {
    return ({ node }) => ({
      dom: crel("figure", { className: "stored-figure", textContent: label(node.attrs) }),
    })
  },
})

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+ pullQuoteSource?",
  defining: true,
  parseHTML: () => [{ tag: "aside[data-pullquote]" }],
  renderHTML: () => ["aside", { "data-pullquote": "" }, 0],
})

export const PullQuoteSource = Node.create({
  name: "pullQuoteSource",
  content: "inline*",
  parseHTML: () => [{ tag: "aside[data-pullquote] > cite" }],
  renderHTML: () => ["cite", 0],
})
