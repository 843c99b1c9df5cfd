import { exampleArn } from "../example-arn.ts"
import { isIntrinsic } from "../intrinsic.ts"
import { functionArn, type FunctionSource } from "./function-arn.ts"
import { stageFunctions, type StageVariables } from "./stage-functions.ts"

export interface FunctionProblem {
  readonly message: string
  readonly hint: string
}

/** What is wrong with how a function outside of the app is named. Variables that the stage does not have are checked apart. */
export function functionProblem(source: FunctionSource, stage: StageVariables): FunctionProblem | undefined {
  const { functionArn: arn, functionName: name } = source
  if ((arn === undefined) === (name === undefined)) {
    const message = arn === undefined ? "it names no function" : "it has both an ARN and a name"
    return { message, hint: "Give functionArn or functionName, and not both." }
  }
  if (isIntrinsic(arn)) return undefined
  const what = name === undefined ? "ARN" : "name"
  const written = JSON.stringify(name ?? arn)
  const whole = functionArn(source)
  if (typeof (name ?? arn) !== "string" || typeof whole !== "string" || !DECLARED.test(exampleArn(whole))) {
    return { message: `${written} is not the ${what} of a function`, hint: `${hints[what]} ${LATEST}` }
  }
  const wrong = stageFunctions(whole, stage).find(
    (resolved) => typeof resolved === "string" && !resolved.includes("${stageVariables.") && !isFunctionArn(resolved),
  )
  if (wrong === undefined) return undefined
  const message = `${written} comes to ${JSON.stringify(String(wrong).split(":function:")[1])}, which no function is called`
  return { message, hint: "Mend the stage variables that it names: letters, digits, - and _, and 64 in all." }
}

const hints = {
  ARN: "Give arn:aws:lambda:REGION:ACCOUNT:function:NAME, or { Ref: … } and the like.",
  name: "Give its name, such as orders, with its alias behind a colon if it has one: orders:live.",
}

/** Permissions for `$LATEST` are refused by Lambda. */
const LATEST = "Leave $LATEST out; without an alias it is what is invoked."

const PREFIX = String.raw`^arn:[\w-]+:lambda:[a-z0-9-]+:\d{12}:function:`
const PART = String.raw`(?:[\w-]|\$\{stageVariables\.\w+\})+`
const DECLARED = new RegExp(`${PREFIX}${PART}(:${PART})?$`)
const RESOLVED = new RegExp(String.raw`${PREFIX}[\w-]{1,64}(:[\w-]{1,128})?$`)

function isFunctionArn(arn: string): boolean {
  return RESOLVED.test(exampleArn(arn))
}
