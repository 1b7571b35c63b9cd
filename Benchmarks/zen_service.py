"""One decision table of zen-engine as an HTTP service: what a team would put up in an afternoon."""

import zen
from fastapi import FastAPI, Request

from compare import decision_table, first_tree, ways

rows = ways(first_tree())
content, fields = decision_table(rows)
engine = zen.ZenEngine({"loader": {"type": "static", "content": {"tree": content}}})
app = FastAPI()


@app.post("/")
async def advise(request: Request):
    answers = (await request.json()).get("answers", {})
    given = {fields[item]: value for item, value in answers.items() if item in fields}
    return engine.evaluate("tree", given)["result"]
