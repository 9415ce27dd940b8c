"""What comes in from other systems beside a store: messages of queues, and what sets off triggers of plans."""
