// InversifyJS's container modules, in the forms of versions 6 and 7, with dynamic values, factories and services.
//
// env BUCKET=reports
// allow s3:GetObject arn:aws:s3:::reports/*.csv
// allow athena:StartQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/reports
// deny s3:PutObject arn:aws:s3:::reports/a.csv
// deny events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/default
// deny athena:StopQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports

import "reflect-metadata"
import { AthenaClient, StartQueryExecutionCommand } from "@aws-sdk/client-athena"
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { Container, ContainerModule, inject, injectable, type interfaces } from "inversify"

class Files {
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
  ) {}
  read(name: string) {
    return this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: `${name}.csv` }))
  }
}

type MakeBus = (name: string) => { emit(type: string): Promise<unknown> }

const storage = new ContainerModule(({ bind }) => {
  bind(S3Client)
    .toDynamicValue(() => new S3Client({}))
    .inSingletonScope()
  bind("bucket").toConstantValue(process.env.BUCKET)
  bind(Files).toDynamicValue((context) => new Files(context.get(S3Client), context.get("bucket")))
  bind("files").toService(Files)
})

const messaging = new ContainerModule((bind: interfaces.Bind) => {
  bind<MakeBus>("Factory<Bus>").toFactory((context: interfaces.Context) => (name: string) => ({
    emit: (DetailType: string) =>
      context.container
        .get(EventBridgeClient)
        .send(new PutEventsCommand({ Entries: [{ EventBusName: name, Source: "app", DetailType, Detail: "{}" }] })),
  }))
  bind(EventBridgeClient).toConstantValue(new EventBridgeClient({}))
})

@injectable()
class Report {
  constructor(
    @inject("files") private readonly files: Files,
    @inject("Factory<Bus>") private readonly makeBus: MakeBus,
    @inject(AthenaClient) private readonly athena: AthenaClient,
  ) {}

  async run(name: string) {
    await this.files.read(name)
    await this.athena.send(new StartQueryExecutionCommand({ WorkGroup: "reports", QueryString: "SELECT 1" }))
    await this.makeBus("reports").emit("Done")
  }
}

const container = new Container({ defaultScope: "Singleton" })
container.load(storage, messaging)
container.bind(AthenaClient).toSelf()
container.bind(Report).toSelf().inSingletonScope()

export const handler = async (event: { name: string }) => (await container.getAsync(Report)).run(event.name)
