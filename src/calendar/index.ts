export {
  type Day, addDays, addMonths, compareDays, dateParts, day, dayFromParts, daysBetween, isDay, laterDay, monthsBefore, parseDay, weekday,
} from './day.ts';
export { formatDay, formatDayShort, formatDayWithWeekday, formatMonth, monthName, weekdayName } from './day-words.ts';
export { addHours, dayInLondon, formatInstant, startOfDayInLondon } from './london.ts';
export { type Division, divisionNames, divisions, isDivision } from './division.ts';
export type { BankHoliday, Calendar, DivisionCalendar } from './calendar.ts';
export { type ParsedCalendar, BankHolidaysFile, calendarFromFile, fileFromCalendar, parseBankHolidays } from './bank-holidays.ts';
export { loadBundledCalendar } from './bundled-calendar.ts';
export { type CalendarChange, type Merge, mergeCalendars } from './merge-calendars.ts';
export { NoCalendarData } from './no-calendar-data.ts';
export { addWorkingDays, isWorkingDay, workingDaysBefore, workingDaysBetween } from './working-days.ts';
export {
  type CountingDays, type CountingOptions, type Duration, type Unit, type Window, dueDay, latestDayBefore, windowDays,
} from './clock.ts';
export { type WorkingDaysQuestion, workingDaysCommand } from './working-days-command.ts';
export {
  type Extension, type Limit, type Pause, type RunningClock, limitUnit, startClock,
} from './running-clock.ts';
export { clockFaults } from './clock-faults.ts';
export { type ClockState, type Reckoned, reckon } from './reckon.ts';
export { type KeyedClock, type MovedClock, reckonAnew } from './reckon-anew.ts';
export { lastOccasion } from './occasion.ts';
export { type Cadence, type CadenceGround, occurrences } from './cadence.ts';
export { type TypedDay, readTypedDay } from './typed-day.ts';
export { type Box, type ReadBoxes, boxes, boxesFault, readBoxes } from './day-boxes.ts';
