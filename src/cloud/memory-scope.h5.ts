export { memoryScope } from './person.h5'
