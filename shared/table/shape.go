package table

// Shape numbers how items are laid out. It goes up when what was stored before cannot be
// read any more, so that a laptop's older data is refused in one line; a stage that holds
// data takes no such change without a migration.
const Shape = "2"
