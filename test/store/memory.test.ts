import { memoryStore } from '../../src/store/memory.js'
import { storeContract } from './contract.js'

storeContract('in memory', async (fold) => memoryStore(fold))
