"""``examples/hello`` in Python."""

from turbo_mode import Plan
from turbo_mode.build import Phase, Task

plan = Plan.build(
    name="hello",
    title="The smallest plan there is",
    inputs={"who": "world"},
    phases=[
        Phase(id="greet", tasks=[Task(id="hello", shell='echo "Hello, $WHO!"', env={"WHO": "${{ inputs.who }}"})]),
    ],
)
