import { integer, number, objectOf } from "../../checks/index.ts"

/** Faults of a `throttle`. */
export const checkThrottle = objectOf({ rate: number(0, "requests a second"), burst: integer(0, 2_147_483_647) }, [
  "rate",
  "burst",
])
