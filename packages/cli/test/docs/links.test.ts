import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"
import { pages, repository } from "./extract-fences.ts"

it.each(pages)("%s links only to files and headings that exist", (page) => {
  expect(linksOf(page).filter((link) => !resolves(page, link))).toEqual([])
})

function linksOf(page: string): readonly string[] {
  const prose = readFileSync(path.join(repository, page), "utf8")
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .replaceAll(/`[^`\n]*`/g, "")
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "").filter((link) => !/^https?:/.test(link))
}

function resolves(page: string, link: string): boolean {
  const [file = "", anchor] = link.split("#")
  const target = file === "" ? page : path.join(path.dirname(page), file)
  if (!existsSync(path.join(repository, target))) return false
  return anchor === undefined || anchorsOf(target).includes(anchor)
}

// As GitHub makes them.
function anchorsOf(page: string): readonly string[] {
  const text = readFileSync(path.join(repository, page), "utf8")
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  )
}
