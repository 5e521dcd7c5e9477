// Tables: one is put in with its header row, and a panel changes its rows and columns.
import { Extension } from "django-prose-editor/editor"

const ROWS = 3
const COLUMNS = 3

export const TablePanel = Extension.create({
  name: "tablePanel",
  addOptions: () => ({ words: {} }),
  onCreate() {
    const { editor, options: { words } } = this
    const { beside } = editor.storage.panels
    const build = () => {
      const acts = Object.entries(words.acts).map(([command, label]) =>
        beside.button(label, () => editor.chain().focus()[command]().run()),
      )
      return { label: words.label, parts: [beside.moves(acts)] }
    }
    beside.offer(this.name, state => beside.chosen("table", state), build)
  },
  addCommands() {
    const { editor } = this
    return { ask_table: () => () => {
      queueMicrotask(() => {
        const { table, tableRow, tableHeader, tableCell } = editor.schema.nodes
        const row = cell => tableRow.create(null, Array.from({ length: COLUMNS }, () => cell.createAndFill()))
        const rows = Array.from({ length: ROWS }, (_, place) => row(place ? tableCell : tableHeader))
        editor.storage.panels.beside.put(table.create(null, rows))
      })
      return true
    } }
  },
  addKeyboardShortcuts() {
    return { "Mod-Alt-t": () => this.editor.commands.ask_table() }
  },
})
