import { UserError } from "../errors/user-error.ts"
import type { Place } from "../model/literal-resource.ts"

/** Where a function runs, as `--region` and `--account` tell; throws `REGION_INVALID` and `ACCOUNT_INVALID`. */
export function parsePlace({ region, account }: { readonly region?: unknown; readonly account?: unknown }): Place {
  if (region !== undefined && !/^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(String(region))) {
    const hint = "Write a region's name, such as --region eu-west-1."
    throw new UserError("REGION_INVALID", `"${String(region)}" is not an AWS region`, { hint })
  }
  if (account !== undefined && !/^\d{12}$/.test(String(account))) {
    const hint = "Write the account's twelve digits, such as --account 123456789012."
    throw new UserError("ACCOUNT_INVALID", `"${String(account)}" is not an AWS account id`, { hint })
  }
  return {
    ...(region !== undefined && { region: String(region) }),
    ...(account !== undefined && { account: String(account) }),
  }
}
