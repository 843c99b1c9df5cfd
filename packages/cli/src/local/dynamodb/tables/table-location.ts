/** Local tables are in one region of one account, whatever a request was signed for. */
const region = process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"] ?? "us-east-1"
const ACCOUNT = "000000000000"

export function tableArn(tableName: string): string {
  return `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${tableName}`
}

/** The table's name in `arn:aws:dynamodb:…:table/NAME`; other text is a name already. */
export function tableNameOf(nameOrArn: string): string {
  return /^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\/([^/]+)/.exec(nameOrArn)?.[1] ?? nameOrArn
}
