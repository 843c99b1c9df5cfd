// Static and instance fields as names.
//
// allow ssm:PutParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/last-run
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/last-run
// deny ssm:PutParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/first-run

import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm"

class LastRun {
  static readonly prefix = "/app"
  private readonly name = "last-run"
  private readonly ssm = new SSMClient({})

  set(Value: string) {
    const Name = `${LastRun.prefix}/${this.name}`
    return this.ssm.send(new PutParameterCommand({ Name, Value, Type: "String", Overwrite: true }))
  }
}

export const handler = async () => new LastRun().set(new Date().toISOString())
