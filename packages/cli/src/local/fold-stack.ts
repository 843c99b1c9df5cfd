import path from "node:path"
import { fileURLToPath } from "node:url"
import { frameworkDirectory } from "../model/framework-directory.ts"
import { isRecord } from "../model/is-record.ts"
import { jsonOf } from "../model/json-of.ts"

/** Shortens stacks to what of them is the app's own. */
export interface StackFolder {
  /** An error as Node prints it. */
  fold(text: string): string
  /** What a function printed: errors that the framework logged, as JSON with a stack in it, get lines of their own. */
  foldLog(text: string): string
}

/** For the functions of a project: its own files are shown relative to it. */
export function stackFolder(projectDir: string): StackFolder {
  const framework = frameworkDirectory(projectDir)
  const isOwn = (line: string) => {
    const place = /(?:\(|\bat (?:async )?)((?:file:\/\/)?[^()\s][^()]*):\d+:\d+\)?$/.exec(line)?.[1]
    if (place === undefined || place.startsWith("node:")) return false
    const file = place.startsWith("file://") ? fileURLToPath(place) : place
    if (/[\\/](node_modules|\.tsapi)[\\/]/.test(file)) return false
    return path.isAbsolute(file) && (framework === undefined || !file.startsWith(framework + path.sep))
  }

  function fold(text: string): string {
    const lines = text.split("\n")
    const folded: string[] = []
    for (let at = 0; at < lines.length;) {
      const rest = lines.slice(at)
      const end = rest.findIndex((line) => !isFrame(line))
      const frames = end < 0 ? rest : rest.slice(0, end)
      folded.push(...(frames.length === 0 ? rest.slice(0, 1) : foldFrames(frames, isOwn)))
      at += Math.max(1, frames.length)
    }
    return folded
      .join("\n")
      .replaceAll(`file://${projectDir}${path.sep}`, "")
      .replaceAll(projectDir + path.sep, "")
  }

  function foldLine(line: string): string {
    const entry = line.startsWith("{") ? jsonOf(line) : undefined
    if (!isRecord(entry) || typeof entry["error"] !== "string" || !/\n\s+at /.test(entry["error"])) return line
    const { error, ...others } = entry
    return `${JSON.stringify(others)}\n${fold(error)}`
  }

  return { fold, foldLog: (text) => text.split("\n").map(foldLine).join("\n") }
}

function isFrame(line: string): boolean {
  return /^\s+at \S/.test(line)
}

/** Where nothing of a stack is the app's, all of it is shown. */
function foldFrames(frames: readonly string[], isOwn: (frame: string) => boolean): readonly string[] {
  if (!frames.some(isOwn)) return frames
  const folded: string[] = []
  let hidden = 0
  for (const [index, frame] of frames.entries()) {
    if (isOwn(frame)) folded.push(frame)
    else hidden++
    const next = frames[index + 1]
    if (hidden === 0 || (next !== undefined && !isOwn(next))) continue
    // Node closes the last frame where an error has members.
    const opening = next === undefined && frame.endsWith(" {") ? " {" : ""
    folded.push(`${/^\s*/.exec(frame)?.[0] ?? ""}… ${hidden} of libraries and Node.js${opening}`)
    hidden = 0
  }
  return folded
}
