// Events on two buses, one by its ARN.
//
// env BUS_ARN=arn:aws:events:us-east-1:111122223333:event-bus/partner
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/internal
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/partner
// deny events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/default
// deny events:CreateEventBus arn:aws:events:us-east-1:111122223333:event-bus/internal

import { EventBridge } from "@aws-sdk/client-eventbridge"

const events = new EventBridge({})
const entry = (EventBusName?: string) => ({ EventBusName, Source: "a", DetailType: "b", Detail: "{}" })

export const handler = async () => events.putEvents({ Entries: [entry("internal"), entry(process.env.BUS_ARN)] })
