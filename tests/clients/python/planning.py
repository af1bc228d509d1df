"""Plans a request file over optimizer.v1.PlanningService with Python's grpcio.

usage: /usr/bin/python3 planning.py HOST:PORT DESCRIPTORS REQUEST.json
Writes one line about the plan, which must not depend on the client; then proves that a wrong request is told as such.
"""

import sys

import grpc
from google.protobuf import json_format

from schema import Schema

address, descriptors, file = sys.argv[1:]
schema = Schema(descriptors)
planning = schema.stub(grpc.insecure_channel(address), "optimizer.v1.PlanningService")
with open(file, encoding="utf-8") as text:
    json = text.read()


def read(type_name):
    return json_format.Parse(json, schema.message(type_name)(), descriptor_pool=schema.pool)


plan = planning.Plan(read("optimizer.v1.PlanRequest")).plan

wrong = schema.message("optimizer.v1.PlanRequest")()
wrong.model.vehicles.add(id="")
try:
    planning.Plan(wrong)
    raise AssertionError("a wrong request is not told as such")
except grpc.RpcError as error:
    assert error.code() == grpc.StatusCode.INVALID_ARGUMENT, error
    assert b"google.rpc.BadRequest" in dict(error.trailing_metadata())["grpc-status-details-bin"]

*progress, last = planning.PlanStream(read("optimizer.v1.PlanStreamRequest"))
assert last.WhichOneof("event") == "result"
assert all(each.WhichOneof("event") == "progress" for each in progress)
print(f"routes {len(plan.routes)}, unplanned {len(plan.unplanned)}, objective {plan.account.objective_cents}")
