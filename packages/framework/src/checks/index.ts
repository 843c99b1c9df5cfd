export { closest } from "./closest.ts"
export { given } from "./given.ts"
export { listOf } from "./list-of.ts"
export { number } from "./number.ts"
export { objectOf } from "./object-of.ts"
export { oneOfMembers } from "./one-of-members.ts"
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
