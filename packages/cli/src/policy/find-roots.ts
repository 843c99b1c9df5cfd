import type { FunctionRoot } from "../model/app-model.ts"
import type { ClassInfo, Program } from "./program/program.ts"

/** The class in which a function's root was declared; undefined when the bundle has none that fits. */
export function findRootClass(
  program: Program,
  { className, methodName, location }: FunctionRoot,
): ClassInfo | undefined {
  const placed = [...program.classes.values()].map((info) => ({ info, ...extentOf(program, info) }))
  const inFile = placed.filter(({ file }) => file === location.file)
  const named = ({ info }: { info: ClassInfo }) => info.name === className
  const around = inFile.filter(({ first, last }) => first <= location.line && location.line <= last)
  const candidates = [around.filter(named), inFile.filter(named), placed.filter(named), around]
  const found =
    candidates.find((classes) => classes.some(({ info }) => mayHave(info, methodName))) ??
    candidates.find((it) => it.length > 0)
  return (found?.find(({ info }) => mayHave(info, methodName)) ?? found?.[0])?.info
}

function extentOf(program: Program, { node }: ClassInfo) {
  const { file, line: first } = program.locate(node.body.start)
  const { line: last } = program.locate(node.body.body.at(-1)?.end ?? node.end)
  return { file, first, last }
}

function mayHave({ methods, node }: ClassInfo, methodName: string): boolean {
  return node.superClass !== null || methods.some(({ name }) => name === methodName)
}
