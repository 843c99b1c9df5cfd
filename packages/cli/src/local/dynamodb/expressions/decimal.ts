import { validationError } from "../dynamodb-error.ts"

/** Exact sum of two canonical decimals; throws ValidationException beyond DynamoDB's 38 digits or its range. */
export function addDecimals(left: string, right: string): string {
  return sum(left, right, 1n)
}

export function subtractDecimals(left: string, right: string): string {
  return sum(left, right, -1n)
}

function sum(left: string, right: string, sign: bigint): string {
  const scale = Math.max(scaleOf(left), scaleOf(right))
  return toText(toUnits(left, scale) + sign * toUnits(right, scale), scale)
}

function scaleOf(text: string): number {
  return text.split(".")[1]?.length ?? 0
}

function toUnits(text: string, scale: number): bigint {
  const [whole = "", fraction = ""] = text.split(".")
  return BigInt(whole + fraction.padEnd(scale, "0"))
}

function toText(units: bigint, scale: number): string {
  const negative = units < 0n
  const digits = String(negative ? -units : units).padStart(scale + 1, "0")
  checkPrecision(digits, scale)
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "")
  return (negative ? "-" : "") + whole + (fraction && `.${fraction}`)
}

function checkPrecision(digits: string, scale: number): void {
  const significant = digits.replace(/^0+/, "")
  if (significant.replace(/0+$/, "").length > 38) {
    throw validationError("Attempting to store more than 38 significant digits in a Number")
  }
  const exponent = significant.length - scale - 1
  if (significant === "") return
  if (exponent > 125) {
    throw validationError("Number overflow. Attempting to store a number with magnitude larger than supported range")
  }
  if (exponent < -130) {
    throw validationError("Number underflow. Attempting to store a number with magnitude smaller than supported range")
  }
}
