import type { ServiceInput } from "../protocol/service-input.ts"
import {
  createArchive,
  deleteArchive,
  describeArchive,
  listArchives,
  updateArchive,
} from "./archives/archive-operations.ts"
import { cancelReplay, describeReplay, listReplays, startReplay } from "./archives/replay-operations.ts"
import {
  createEventBus,
  deleteEventBus,
  describeEventBus,
  listEventBuses,
  updateEventBus,
} from "./buses/bus-operations.ts"
import type { EventsContext } from "./events-context.ts"
import { putEvents } from "./put-events.ts"
import { listTagsForResource, tagResource, untagResource } from "./resource-tags.ts"
import {
  deleteRule,
  describeRule,
  disableRule,
  enableRule,
  listRuleNamesByTarget,
  listRules,
  putRule,
  testEventPattern,
} from "./rules/rule-operations.ts"
import { listTargetsByRule, putTargets, removeTargets } from "./targets/target-operations.ts"

/** Answers one request: its members in, the answer's JSON out; rejects with ServiceError. */
export type Operation = (events: EventsContext, input: ServiceInput) => Promise<object>

/** Every operation this stand-in has; all others are refused by name. */
export const operations = {
  CancelReplay: cancelReplay,
  CreateArchive: createArchive,
  CreateEventBus: createEventBus,
  DeleteArchive: deleteArchive,
  DeleteEventBus: deleteEventBus,
  DeleteRule: deleteRule,
  DescribeArchive: describeArchive,
  DescribeEventBus: describeEventBus,
  DescribeReplay: describeReplay,
  DescribeRule: describeRule,
  DisableRule: disableRule,
  EnableRule: enableRule,
  ListArchives: listArchives,
  ListEventBuses: listEventBuses,
  ListReplays: listReplays,
  ListRuleNamesByTarget: listRuleNamesByTarget,
  ListRules: listRules,
  ListTagsForResource: listTagsForResource,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  PutRule: putRule,
  PutTargets: putTargets,
  RemoveTargets: removeTargets,
  StartReplay: startReplay,
  TagResource: tagResource,
  TestEventPattern: testEventPattern,
  UntagResource: untagResource,
  UpdateArchive: updateArchive,
  UpdateEventBus: updateEventBus,
} satisfies Record<string, Operation>
