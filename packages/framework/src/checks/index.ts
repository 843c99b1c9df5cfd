export { closest } from "./closest.ts"
export {
  type Check,
  checkObject,
  fault,
  integer,
  oneOf,
  type OptionFault,
  record,
  show,
  text,
  trueOrFalse,
} from "./option-checks.ts"
