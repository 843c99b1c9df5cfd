export { closest } from "./closest.ts"
export { listOf } from "./list-of.ts"
export { number } from "./number.ts"
export { objectOf } from "./object-of.ts"
export {
  type Check,
  checkObject,
  fault,
  integer,
  matching,
  oneOf,
  type OptionFault,
  record,
  show,
  text,
  trueOrFalse,
} from "./option-checks.ts"
