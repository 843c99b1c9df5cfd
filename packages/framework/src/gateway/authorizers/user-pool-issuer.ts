/**
 * `iss` of a user pool's tokens. A pool whose id only CloudFormation knows has one of its own on this machine:
 * `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Users`.
 */
export function userPoolIssuer(
  pool: { readonly arn?: string | undefined; readonly localId: string },
  region: string,
): string {
  const [, , , poolRegion, , , id] =
    pool.arn
      ?.replaceAll("${AWS::Region}", region)
      .replace(/\$\{.*?\}/g, "")
      .split(/[:/]/) ?? []
  return `https://cognito-idp.${poolRegion ?? region}.amazonaws.com/${id ?? localUserPoolId(pool.localId, region)}`
}

/** The id of a user pool that is not there outside of AWS. */
export function localUserPoolId(id: string, region: string): string {
  return `${region}_${id.replace(/[^A-Za-z0-9]/g, "")}`
}
